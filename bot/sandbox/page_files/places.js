
// The channel and the direct messages, and the controls that skip time.
{
  const places = document.querySelector("#places");
  const clock = document.querySelector("#skip-clock");
  const skips = [...document.querySelectorAll("[data-skip]")];
  const sandbox = () => state.snapshot?.sandbox;
  window.sandboxNow = () => Date.now() + (sandbox()?.ahead ?? 0) * 1000;

  const goTo = (place, viewer) => dispatch("viewer", { viewer_id: viewer, place });
  places.addEventListener("click", (event) => {
    const place = event.target.closest("[data-place]")?.dataset.place;
    if (place && place !== sandbox()?.place) goTo(place, state.viewerId);
  });
  // Who changes person stays where they are.
  ui.viewer.addEventListener("change", (event) => {
    event.stopImmediatePropagation();
    goTo(shown ?? "channel", ui.viewer.value);
  }, true);

  let shown;
  const show = () => {
    const { place, channel, unread } = sandbox() ?? {};
    if (!place) return;
    shown = place;
    for (const button of places.children) button.setAttribute("aria-current", String(button.dataset.place === place));
    places.querySelector("[data-place=channel] b").textContent = channel;
    const badge = places.querySelector("i");
    badge.hidden = !unread;
    badge.textContent = unread;
    clock.textContent = new Intl.DateTimeFormat("en-GB", {
      weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: state.profile.timezone,
    }).format(window.sandboxNow());
  };
  setInterval(show, 250);

  const skip = async (seconds) => {
    for (const button of skips) button.disabled = true;
    state.externalNotice = "Time passes…";
    updateActionStatus();
    try {
      const answer = await request("/api/action", "POST", { kind: "skip", seconds });
      state.externalNotice = answer.said;
    } catch {
      state.externalNotice = "Time could not be skipped.";
    }
    for (const button of skips) button.disabled = false;
    updateActionStatus();
  };
  for (const button of skips) {
    button.addEventListener("click", () => skip(button.dataset.skip ? Number(button.dataset.skip) : null));
  }
}
