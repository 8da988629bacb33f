
/* Appended to the page's own script, so that the page feels as Discord does. */
{
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const relative = /^(in \d|now$|tomorrow|next )|(ago|yesterday)$|^last /;
  const units = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]];

  // A relative time is written once by the page: count it down.
  setInterval(() => {
    for (const time of document.querySelectorAll("time.discord-timestamp")) {
      if (!relative.test(time.textContent)) continue;
      const seconds = (Date.parse(time.dateTime) - window.sandboxNow()) / 1000;
      const [size, unit] = units.find(([size]) => Math.abs(seconds) >= size) ?? units.at(-1);
      const text = words.format(Math.round(seconds / size), unit);
      if (time.textContent !== text) time.textContent = text;
    }
  }, 1000);

  // An opened form has its close button focused: type into its first field at once.
  document.addEventListener("focusin", (event) => {
    const opened = event.target.matches?.("#modal-root .modal-close") && !event.relatedTarget?.closest("#modal-root");
    if (opened) document.querySelector("#modal-root textarea, #modal-root .modal-fields input")?.focus();
  });

  // Who reads the end of the chat goes on reading there, until they look around; who sends something sees it.
  const timeline = document.querySelector("#channel-timeline");
  const NEAR = 200; // pixels
  let following = true;
  let looked;
  const left = () => timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight;
  const follow = () => { if (following && left() > 1) timeline.scrollTop = timeline.scrollHeight; };
  const settle = () => { following = left() < NEAR; };
  const lookAround = () => {
    following = false;
    clearTimeout(looked);
    looked = setTimeout(settle, 300);
  };
  for (const kind of ["wheel", "touchmove", "keydown"]) timeline.addEventListener(kind, lookAround, { passive: true });
  timeline.addEventListener("pointerdown", () => { following = false; }); // perhaps on the scroll bar
  window.addEventListener("pointerup", settle);
  const send = (event) => { if (event.target.closest("#channel-composer")) following = true; };
  window.addEventListener("submit", send, true); // before the page stops it, as it does for commands
  window.addEventListener("keydown", (event) => { if (event.key === "Enter") send(event); }, true);
  document.querySelector("#new-messages").addEventListener("click", () => { following = true; });
  timeline.addEventListener("scroll", follow); // the page itself returns to where it was
  new ResizeObserver(follow).observe(document.querySelector("#channel-message-list"));

  // Only what went wrong is worth a word in the toolbar.
  const status = document.querySelector("#action-status");
  const fine = /(completed|ready|updated|opened|switched|sent|refreshed|…)$/;
  const judge = () => status.classList.toggle("fine", fine.test(status.textContent));
  new MutationObserver(judge).observe(status, { childList: true, characterData: true, subtree: true });
  judge();
}
