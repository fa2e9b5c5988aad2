/*
 * The search box: an editable combobox with list autocomplete (WAI-ARIA 1.2).
 *
 * Python says what it shows (`data.value`, the search of the address) and is told what is to
 * be searched for (the trigger `submitted`). What is typed is the reader's until then: the
 * list changes it only when a suggestion is chosen.
 */

const PAUSE = 120; // milliseconds without a key before the server is asked
const MOST = 8;
const REST_OF_WORD = /^[\p{L}\p{M}\p{N}'’]*/u;

const boxes = new WeakMap();

/** Called by Streamlit with every run of the script that says something new. */
export default function (component) {
  const root = component.parentElement.querySelector(".search-box");
  if (!boxes.has(root)) boxes.set(root, new SearchBox(root, component.key));
  boxes.get(root).hear(component);
}

class SearchBox {
  constructor(root, key) {
    this.root = root;
    this.key = key;
    this.input = root.querySelector("input");
    this.list = root.querySelector("[role=listbox]");
    this.said = root.querySelector("[role=status]");
    this.clearer = root.querySelector(".search-box-clear");
    this.suggestions = [];
    this.typed = ""; // the end of what stands before the caret, which a suggestion replaces
    this.active = -1;
    this.settled = ""; // what Python showed, or was told, last
    this.isAwaited = false; // it was told something and has not answered
    this.isComposing = false;
    this.input.id = `${key}-field`;
    this.list.id = `${key}-list`;
    root.querySelector("label").htmlFor = this.input.id;
    this.input.setAttribute("aria-controls", this.list.id);
    this.listen();
  }

  listen() {
    const { input, list, clearer } = this;
    input.addEventListener("input", () => this.change());
    input.addEventListener("compositionstart", () => {
      this.isComposing = true;
      this.close();
    });
    input.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.change();
    });
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("pointerdown", () => this.close());
    input.addEventListener("blur", () => {
      this.close();
      if (input.value !== this.settled) this.submit();
    });
    // Whoever presses a button of the box is still in its field.
    for (const part of [list, clearer]) {
      part.addEventListener("mousedown", (event) => event.preventDefault());
    }
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...list.children].indexOf(option));
    });
    clearer.addEventListener("click", () => {
      this.write("");
      input.focus();
      this.submit();
    });
  }

  /** Take up what Python says. */
  hear({ data, setTriggerValue }) {
    this.tell = (text) => setTriggerValue("submitted", text);
    this.dress(data);
    if (this.data && data.value === this.data.value && data.taken === this.data.taken) {
      this.data = data;
      return;
    }
    this.data = data;
    const hasTypedOn = this.isAwaited && this.input.value !== this.settled;
    this.isAwaited = false;
    this.settled = data.value;
    if (!hasTypedOn && this.input.value !== data.value) {
      this.close();
      this.write(data.value);
    }
  }

  /** Put on the words of the interface language. */
  dress({ label, placeholder, help, most, words }) {
    const { root, input } = this;
    root.querySelector("label").textContent = label;
    root.querySelector(".search-box-tip").textContent = help;
    root.querySelector(".search-box-help").setAttribute("aria-label", help);
    input.placeholder = placeholder;
    input.maxLength = most;
    this.list.setAttribute("aria-label", words.list);
    this.clearer.setAttribute("aria-label", words.clear);
  }

  /** Write into the field. */
  write(text, caret = text.length) {
    this.input.value = text;
    if (document.activeElement === this.input) this.input.setSelectionRange(caret, caret);
    this.clearer.hidden = text === "";
  }

  submit() {
    this.close();
    if (this.input.value === this.data.value && !this.isAwaited) return;
    this.settled = this.input.value;
    this.isAwaited = true;
    this.tell(this.settled);
  }

  /** The reader has typed: ask, once the keys rest. */
  change() {
    this.clearer.hidden = this.input.value === "";
    if (this.isComposing) return;
    this.forget();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /** No answer that is under way is wanted any more. */
  forget() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  before() {
    return this.input.value.slice(0, this.input.selectionStart);
  }

  async ask() {
    this.forget();
    const before = this.before();
    if (!before.trim()) {
      this.close();
      return;
    }
    const request = new AbortController();
    this.request = request;
    let answer;
    try {
      const asked = new URLSearchParams({ q: before, limit: MOST });
      const response = await fetch(`${this.data.address}?${asked}`, { signal: request.signal });
      if (response.ok) answer = await response.json();
    } catch {
      // Aborted, or no server: nothing is suggested, and what is typed can be searched for.
    }
    if (request === this.request && !request.signal.aborted && before === this.before()) {
      this.show(answer?.suggestions ? answer : { typed: "", suggestions: [] });
    }
  }

  show({ typed, suggestions }) {
    if (document.activeElement !== this.input) return;
    this.typed = typed;
    this.suggestions = suggestions;
    this.list.replaceChildren(...suggestions.map((one, number) => this.option(one, number)));
    this.list.scrollTop = 0;
    this.open(suggestions.length > 0);
    this.say(suggestions.length, typed);
  }

  option({ term, lang, occurrences, pinyin }, number) {
    const { words } = this.data;
    const option = document.createElement("li");
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const add = (name, text, language) => {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      if (language) part.lang = language;
      option.append(part, " ");
      return part;
    };
    add("search-box-term", term, lang === "zh" ? "zh-Hans" : "en");
    if (pinyin) add("search-box-sound", pinyin, "zh-Latn-pinyin");
    const count = add("search-box-count", occurrences.toLocaleString("en"));
    const unit = document.createElement("span");
    unit.className = "search-box-unit";
    unit.textContent = ` ${occurrences === 1 ? words.time : words.times}`;
    count.append(unit);
    return option;
  }

  say(number, typed) {
    const { words } = this.data;
    if (number === 0) this.said.textContent = typed ? words.none : "";
    else this.said.textContent = (number === 1 ? words.one : words.some).replace("{n}", number);
  }

  get isOpen() {
    return !this.list.hidden;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.mark(-1);
  }

  close() {
    this.forget();
    if (this.isOpen) this.open(false);
    this.said.textContent = "";
  }

  /** Make an option the active one; -1 for none. */
  mark(number) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.list.children[number];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /** Go up or down the list; between its last and its first stands what is typed. */
  move(step) {
    const places = this.suggestions.length + 1;
    this.mark(((this.active + 1 + step + places) % places) - 1);
  }

  /** Put a suggestion in the place of what is typed, and search. */
  choose(number) {
    const before = this.before();
    const after = this.input.value.slice(this.input.selectionStart).replace(REST_OF_WORD, "");
    const kept = before.slice(0, before.length - this.typed.length);
    const caret = kept + this.suggestions[number].term;
    if ((caret + after).length <= this.data.most) this.write(caret + after, caret.length);
    this.submit();
  }

  press(event) {
    if (event.isComposing || this.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (this.isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
        else if (event.key === "ArrowDown") this.ask();
        else return;
        break;
      case "Enter":
        if (this.isOpen && this.active >= 0) this.choose(this.active);
        else this.submit();
        break;
      case "Escape":
        if (this.isOpen) this.close();
        else if (this.input.value) this.write("");
        else return;
        break;
      case "ArrowLeft":
      case "ArrowRight":
      case "Home":
      case "End":
        this.close();
        return;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
