/*
 * Bring a part of the page in sight and keep it there until the page stands still: styles,
 * fonts and charts that come after it push what it was brought to out of sight again.
 * Whoever touches the page goes where they like.
 */
(selector, { focus } = {}) => {
  const TOUCHED = ["wheel", "touchstart", "pointerdown", "keydown", "popstate"];
  const LONGEST = 10_000; // milliseconds; what still moves then moves for a reason

  const bring = () => {
    const part = document.querySelector(selector);
    const isTall = part?.getBoundingClientRect().height > innerHeight;
    part?.scrollIntoView({ block: isTall ? "start" : "center" });
  };
  const page = document.querySelector("[data-testid=stMainBlockContainer]");
  if (!selector || !document.querySelector(selector) || !page) return;

  const resized = new ResizeObserver(bring);
  const letGo = () => {
    resized.disconnect();
    for (const name of TOUCHED) removeEventListener(name, letGo, true);
  };
  for (const name of TOUCHED) addEventListener(name, letGo, { capture: true, passive: true });
  setTimeout(letGo, LONGEST);
  bring();
  if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
  resized.observe(page);
};
