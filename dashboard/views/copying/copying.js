/*
 * Copying: the citation that Python gives, and a button at each paragraph of the article.
 *
 * All text comes as data and is shown as text. The paragraphs are rows of the page
 * (`.article .row`, `#p3`); whatever draws them anew loses its buttons, and gets new ones.
 */

const SAID_FOR = 2500; // milliseconds
// Streamlit's variables, which are set for the component only, and not for the page's rows.
const THEME = ["--st-background-color", "--st-border-color", "--st-font", "--st-primary-color", "--st-text-color"];
const HAN = /(\p{Script=Han}[\p{Script=Han}\u3000-\u303f\uff00-\uffef]*)/u;

/** Called by Streamlit with every run of the script that says something new. */
export default function (component) {
  const root = component.parentElement.querySelector(".copying");
  const page = component.parentElement.closest("[data-testid=stMain]") ?? document.body;
  const { data } = component;
  const say = speaker(root.querySelector(".copying-said"), data.words);

  showCitation(root, data, say);
  const theme = getComputedStyle(root);
  const dress = () => dressRows(page, data, say, theme);
  const observer = new MutationObserver(dress);
  observer.observe(page, { childList: true, subtree: true });
  undress(page); // of the article before
  dress();
  // Zotero looks for citations when a page is loaded, and again when it is told to.
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));

  return () => {
    observer.disconnect();
    undress(page);
  };
}

function showCitation(root, data, say) {
  const text = root.querySelector(".copying-text");
  text.replaceChildren(...data.runs.map(toNode));
  text.classList.toggle("is-code", data.is_code);
  // What may have to be scrolled can be reached by key.
  text.tabIndex = data.is_code ? 0 : -1;
  text.setAttribute("aria-label", data.words.text);
  const button = root.querySelector("button");
  label(button, data.words);
  const plain = data.runs.map(([words]) => words).join("");
  const html = data.is_code ? null : text.innerHTML;
  button.onclick = () => copy(plain, html).then((done) => say(button, done));
}

function toNode([words, isItalic]) {
  const node = document.createElement(isItalic ? "i" : "span");
  // Behind a split by a group, every other part is what the group took.
  for (const [place, part] of words.split(HAN).entries()) {
    if (place % 2) {
      const han = document.createElement("span");
      han.lang = "zh-Hans";
      han.textContent = part;
      node.append(han);
    } else {
      node.append(part);
    }
  }
  return node;
}

function dressRows(page, data, say, theme) {
  for (const [number, texts] of Object.entries(data.rows)) {
    const row = page.querySelector(`.article .row[id="p${number}"]`);
    if (!row || row.querySelector(":scope > .copying-button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copying-button";
    label(button, data.words, data.words.paragraph.replace("{n}", number));
    const quotation = [...texts, data.source.join(number)].join("\n\n");
    button.onclick = () => copy(quotation, null).then((done) => say(button, done));
    for (const name of THEME) button.style.setProperty(name, theme.getPropertyValue(name));
    row.append(button);
  }
}

function undress(page) {
  for (const button of page.querySelectorAll(".article .row > .copying-button")) button.remove();
}

function label(button, words, explanation = null) {
  button.textContent = words.copy;
  if (!explanation) return;
  button.title = explanation;
  button.setAttribute("aria-label", explanation);
}

/** Say what became of it: on the button, and to who hears the page. */
function speaker(status, words) {
  return (button, done) => {
    status.textContent = done ? words.copied : words.failed;
    status.classList.toggle("is-shown", !done);
    if (done) button.textContent = words.copied;
    setTimeout(() => {
      button.textContent = words.copy;
      if (done) status.textContent = "";
    }, SAID_FOR);
  };
}

/** Copy text, and the same with its italics where there are any; give whether it was done. */
async function copy(plain, html) {
  const parts = { "text/plain": plain, ...(html && { "text/html": html }) };
  if (navigator.clipboard?.write && window.ClipboardItem) {
    const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch (refused) {
      console.info("The clipboard refused; asking for a copy as a key would.", refused);
    }
  }
  return copyAsKey(parts);
}

/** The older way, which pages without https have. */
function copyAsKey(parts) {
  const take = (event) => {
    for (const [type, text] of Object.entries(parts)) event.clipboardData.setData(type, text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", take, { capture: true });
  try {
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", take, { capture: true });
  }
}
