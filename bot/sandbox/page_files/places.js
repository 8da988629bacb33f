
// The channel and the direct messages, and the controls that skip time.
{
  const places = document.querySelector("#places");
  const clock = document.querySelector("#skip-clock");
  const skips = [...document.querySelectorAll("[data-skip]")];
  const sandbox = () => state.snapshot?.sandbox;
  window.sandboxNow = () => Date.now() + (sandbox()?.ahead ?? 0) * 1000;

  const here = () => sandbox()?.places.find((place) => place.here)?.name;
  const goTo = (place, viewer) => dispatch("viewer", { viewer_id: viewer, place });
  places.addEventListener("click", (event) => {
    const place = event.target.closest("[data-place]")?.dataset.place;
    if (place && place !== here()) goTo(place, state.viewerId);
  });
  // A mention of a channel or thread, and a link to a message there, lead to it as on Discord.
  document.addEventListener("click", (event) => {
    const mention = event.target.closest(".mention");
    const path = event.target.closest("a[href^='https://discord.com/channels/']")?.pathname.split("/");
    const place = sandbox()?.places.find(({ id, name }) => (path ? id === path[3] : mention?.textContent === `#${name}`));
    if (!place) return;
    event.preventDefault();
    if (!place.here) goTo(place.name, state.viewerId);
  });
  // Who changes person stays where they are.
  ui.viewer.addEventListener("change", (event) => {
    event.stopImmediatePropagation();
    goTo(here() ?? was, ui.viewer.value);
  }, true);

  const entry = (name) => {
    const direct = name === "direct";
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.place = name;
    if (direct) button.title = "Direct messages with the bot";
    for (const [tag, text] of [["span", direct ? "@" : "#"], ["b", direct ? "Cuecard" : name], ["i", ""]]) {
      button.append(Object.assign(document.createElement(tag), { textContent: text }));
    }
    return button;
  };
  let was;
  const show = () => {
    if (!sandbox()) return;
    was = here();
    for (const place of sandbox().places) {
      let button = [...places.children].find((each) => each.dataset.place === place.name);
      if (!button) places.append(button = entry(place.name));
      button.dataset.channel = place.id;
      button.setAttribute("aria-current", String(place.here));
      const badge = button.querySelector("i");
      badge.hidden = !place.unread;
      badge.textContent = place.unread || "";
    }
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
