/*
 * Turning from article to article: a swipe of one finger, and clicks on links with
 * `data-article`, which would otherwise load the whole page anew.
 */

const FAR = 60; // pixels that a finger has to go to the side
const STRAIGHT = 2; // times as far to the side as up or down: else it scrolls
const QUICK = 800; // milliseconds; who is slower selects text or thinks
const EDGE = 24; // pixels at the screen's sides, where phones have swipes of their own

const turnings = new WeakMap();

/** Called by Streamlit with every run of the script that says something new. */
export default function (component) {
  const root = component.parentElement.querySelector(".turning");
  if (!turnings.has(root)) turnings.set(root, new Turning());
  const turning = turnings.get(root);
  turning.hear(component);
  root.dataset.listens = component.data.article;
  return () => turning.leave();
}

class Turning {
  /** Take up what Python says. */
  hear({ data, setTriggerValue }) {
    const isLinked = !this.data && /^#[pc]\d+$/.test(location.hash);
    if (data.article !== this.data?.article && !data.isAtRow && !isLinked) {
      document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    }
    this.data = data;
    this.turn = (slug) => setTriggerValue("turned", slug);
    this.leave();
    this.listening = new AbortController();
    const options = { signal: this.listening.signal, passive: true };
    document.addEventListener("touchstart", (event) => this.begin(event), options);
    document.addEventListener("touchend", (event) => this.end(event), options);
    document.addEventListener("touchcancel", () => (this.from = null), options);
    document.addEventListener("click", (event) => this.click(event), {
      signal: this.listening.signal,
    });
  }

  leave() {
    this.listening?.abort();
  }

  begin(event) {
    const { clientX: x, clientY: y } = event.touches[0];
    const isOne = event.touches.length === 1 && x > EDGE && x < innerWidth - EDGE;
    this.from = isOne && isOfArticle(event.target) ? { x, y, at: event.timeStamp } : null;
  }

  end(event) {
    const from = this.from;
    this.from = null;
    if (!from || event.timeStamp - from.at > QUICK || !getSelection().isCollapsed) return;
    const { clientX, clientY } = event.changedTouches[0];
    const aside = clientX - from.x;
    if (Math.abs(aside) < FAR || Math.abs(aside) < STRAIGHT * Math.abs(clientY - from.y)) return;
    const slug = aside < 0 ? this.data.following : this.data.previous;
    if (slug) this.turn(slug);
  }

  /** Follow a link without a new page; with another button or a key it is a link as any. */
  click(event) {
    const link = event.target.closest("a[data-article]");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || event.button !== 0 || !isPlain) return;
    event.preventDefault();
    this.turn(link.dataset.article);
  }
}

/** Whether a finger there turns pages: not in a field, and not on what scrolls to the side. */
function isOfArticle(target) {
  if (!target.closest("[data-testid=stMain]")) return false;
  if (target.closest("input, textarea, select, [contenteditable]")) return false;
  for (let part = target; part && part.dataset.testid !== "stMain"; part = part.parentElement) {
    const isScrolled = /auto|scroll/.test(getComputedStyle(part).overflowX);
    if (isScrolled && part.scrollWidth > part.clientWidth) return false;
  }
  return true;
}
