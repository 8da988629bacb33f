// The page of drafts: which card is shown, what was decided, and the keys. Texts of cards are only ever set as text.
import { drawCard, node, shown } from "./card.js";

const $ = (id) => document.getElementById(id);
const token = location.hash.slice(1);
const SIGNS = { accepted: "✓", dropped: "✕", flagged: "!", passed: "·" };
const STAGES = { accepted: "accepted", dropped: "dropped", flagged: "flagged", passed: "passed every check" };
const KEYS = [
  ["A", "accept the card, and on to the next"],
  ["D", "drop the card, and on to the next"],
  ["U", "leave the card undecided again"],
  ["E", "edit the card as text"],
  ["J", "next card"],
  ["K", "previous card"],
  ["F", "flagged cards alone, or all"],
  ["?", "these keys"],
  ["Ctrl+Enter", "save what is edited"],
  ["Esc", "leave it as it was"],
];
let drafts = { cards: [] };
let card = null;
let over = false;

async function ask(path, body) {
  const options = { headers: { "X-Cuecard-Token": token } };
  if (body !== undefined) Object.assign(options, { method: "POST", body: JSON.stringify(body) });
  let response;
  try {
    response = await fetch(`/api/${path}`, options);
  } catch {
    return { problems: [{ line: 0, message: "The page has lost its server. What you decided is in the file: run the command again to go on." }] };
  }
  if (response.status === 401 || response.status === 403) {
    return { problems: [{ line: 0, message: "This address is not the one that was printed: open that one, with all that stands after #." }] };
  }
  const found = response.headers.get("Content-Type")?.startsWith("application/json");
  return found ? response.json() : { problems: [{ line: 0, message: `That could not be done (${response.status}).` }] };
}

function take(answer) {
  if (answer.drafts) { drafts = answer.drafts; drawDrafts(); }
  if (answer.card) { card = answer.card; drawCard($("card"), card, acts); drawList(); }
}

function focusCard() { $("card").focus({ preventScroll: true }); }
function say(text) { $("status").textContent = text; $("trouble").textContent = ""; }
function complain(problems) {
  $("trouble").textContent = problems.map((each) => each.message).join("\n");
  $("status").textContent = "";
}

// What was asked for, told where it belongs: `where` shows problems by itself, else the page does.
async function act(path, body, where) {
  if (over) return null;
  $("card").setAttribute("aria-busy", "true");
  const answer = await ask(path, body);
  $("card").setAttribute("aria-busy", "false");
  if (!answer.problems) { $("trouble").textContent = ""; take(answer); return answer; }
  if (where && answer.card?.mark === card.mark) { where(answer.problems); return null; }
  take(answer);
  complain(answer.problems);
  return null;
}

// What is edited and not saved comes first: nothing else may draw over it.
const unsaved = () => [...document.querySelectorAll("#card textarea")].find((each) => each.value !== each.defaultValue);
function free() {
  const field = unsaved();
  if (!field) return true;
  complain([{ message: "Save what you are editing first, or leave it as it was." }]);
  field.focus();
  return false;
}
window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });

const acts = {
  free,
  change: (body, where) => act(`cards/${card.number}`, { mark: card.mark, ...body }, where),
  decide: async (stage) => {
    const number = card.number;
    if (!free()) return;
    if (!await acts.change({ decide: stage })) return;
    say(`${shown(drafts.cards[number].prompt)}: ${stage === "passed" ? "undecided again" : stage}. ${howFar()}`);
    focusCard();
    if (stage === "passed") return;
    const next = after(number, (each) => waits(each) && fits(each));
    if (next >= 0) await go(next);
    else if (drafts.looked_at === drafts.cards.length) say(`${howFar()} Finish puts what you accepted into the deck.`);
  },
  step: (way) => {
    const numbers = listed();
    const at = numbers.indexOf(card?.number);
    const next = at < 0 ? numbers[0] : numbers[at + way];
    if (next !== undefined) go(next);
  },
  stages: STAGES,
  of: () => drafts.cards.length,
};

const waits = (each) => each.stage === "passed" || each.stage === "flagged";
const fits = (each) => {
  const wanted = $("filter").value;
  if (wanted === "all") return true;
  if (wanted === "waiting") return waits(each);
  return wanted === "flagged" ? each.flagged : each.stage === wanted;
};
const listed = () => [...drafts.cards.keys()].filter((number) => fits(drafts.cards[number]));
function after(number, wanted) {
  const turn = [...drafts.cards.keys()].map((at) => (number + 1 + at) % drafts.cards.length);
  return turn.find((at) => at !== number && wanted(drafts.cards[at])) ?? -1;
}
const howFar = () => `${drafts.looked_at} of ${drafts.cards.length} ${drafts.cards.length === 1 ? "card" : "cards"} looked at.`;

async function go(number) {
  if (free() && await act(`cards/${number}`)) {
    focusCard();
    window.scrollTo(0, 0);
  }
}

function drawDrafts() {
  document.title = `Drafts for ${shown(drafts.title)}`;
  $("title").textContent = `Drafts for ${shown(drafts.title)}`;
  $("goes-to").textContent = `${shown(drafts.file)} → ${shown(drafts.goes_to)}`;
  $("goes-to").title = $("goes-to").textContent;
  $("how-far").textContent = howFar();
  $("progress").max = drafts.cards.length || 1;
  $("progress").value = drafts.looked_at;
  $("accept-passed").textContent = `Accept all that passed (${drafts.passed})`;
  $("accept-passed").disabled = !drafts.passed;
  drawList();
}

function drawList() {
  const numbers = listed();
  $("none").hidden = numbers.length > 0;
  $("list").replaceChildren(...numbers.map((number) => {
    const each = drafts.cards[number];
    const button = node("button", each.stage, [
      Object.assign(node("span", "sign", SIGNS[each.stage]), { ariaHidden: "true" }),
      Object.assign(node("span", "words", shown(each.prompt)), { dir: "auto" }),
    ]);
    button.type = "button";
    button.setAttribute("aria-current", String(number === card?.number));
    button.setAttribute("aria-label", `${number + 1}. ${shown(each.prompt)}: ${STAGES[each.stage]}`);
    button.addEventListener("click", () => go(number));
    return node("li", "", [button]);
  }));
  const here = $("list").querySelector("[aria-current=true]");
  if (here) $("list").scrollTop = Math.max(0, here.offsetTop - $("list").offsetTop - $("list").clientHeight / 2);
}

$("filter").addEventListener("change", () => {
  drawList();
  const numbers = listed();
  if (numbers.length && !numbers.includes(card?.number)) go(numbers[0]);
});
$("accept-passed").addEventListener("click", async () => {
  if (!free()) return;
  const answer = await act("accept-passed", { number: card.number });
  if (!answer) return;
  say(`${answer.done} ${howFar()}`);
  focusCard(); // the button is of no more use, and would swallow keys
});

$("finish").addEventListener("click", () => {
  if (!free()) return;
  const count = drafts.accepted;
  const left = drafts.cards.length - drafts.looked_at;
  const rest = left ? ` ${left === 1 ? "1 draft was" : `${left} drafts were`} not looked at, and wait in the file.` : "";
  const what = count
    ? `${count === 1 ? "1 draft goes" : `${count} drafts go`} into ${shown(drafts.goes_to)}, as one change.`
    : "Nothing was accepted, so the deck stays as it is.";
  $("finish-what").textContent = what + rest;
  $("finish-yes").textContent = count ? "Put it into the deck" : "Stop here";
  $("finish-box").returnValue = "";
  $("finish-box").showModal();
});
$("finish-box").addEventListener("close", async () => {
  if ($("finish-box").returnValue !== "yes") return;
  const answer = await act("finish", {});
  if (!answer) return;
  over = true;
  const lines = answer.done.lines.length ? answer.done.lines : ["Nothing was accepted, so the deck stays as it is."];
  const said = [...lines, "You can close this page."].map((line) => node("p", "", shown(line)));
  const main = node("main", "", [node("h2", "", "Done"), ...said]);
  main.id = "over";
  main.tabIndex = -1;
  document.body.replaceChildren(main);
  main.focus();
});

$("keys").append(...KEYS.flatMap(([key, does]) => [node("dt", "", [node("kbd", "", key)]), node("dd", "", does)]));
$("help").addEventListener("click", () => $("help-box").showModal());
const PRESSED = {
  a: () => card && acts.decide("accepted"),
  d: () => card && acts.decide("dropped"),
  u: () => card && acts.decide("passed"),
  e: () => $("card").querySelector(".edit-whole")?.click(),
  j: () => acts.step(1),
  k: () => acts.step(-1),
  f: () => {
    $("filter").value = $("filter").value === "flagged" ? "all" : "flagged";
    $("filter").dispatchEvent(new Event("change"));
  },
  "?": () => $("help").click(),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("textarea, select, input[type=text], dialog");
  if (over || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !$("keys-on").checked) return;
  const letter = /^[\x21-\x7e]$/.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase();
  if (!PRESSED[letter] || $("card").getAttribute("aria-busy") === "true") return;
  event.preventDefault();
  PRESSED[letter]();
});
document.addEventListener("visibilitychange", async () => {
  const editing = () => document.querySelector("textarea");
  if (document.visibilityState !== "visible" || over || !card || editing()) return;
  const answer = await ask(`cards/${card.number}`);
  if (answer.card?.number === card.number && !editing()) take(answer); // an editor may have been opened meanwhile
});

const begun = await act("drafts");
if (begun) {
  if (drafts.left.length) say(`Left out, since the card has changed: ${drafts.left.map(shown).join("; ")}.`);
  const first = drafts.cards.findIndex(waits);
  if (drafts.cards.length) await go(Math.max(0, first));
}
