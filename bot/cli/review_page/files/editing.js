// Editing in place: one item in fields of its own, or the whole draft as text with each problem at its line.
import { node, own, press } from "./card.js";

const NAMES = {
  text: "Text",
  idea: "Idea, for feedback",
  ask: "What asks for it, without giving it away",
  phrasings: "Also put as, one a line",
  name: "Name",
  aliases: "Other names, one a line",
  belongs: "What is true of it alone, one a line",
};

/** Save on Ctrl+Enter, leave on Escape. */
function keys(form, save, leave) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); leave(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
  });
}

function problemList() {
  const list = node("ul", "problems");
  list.setAttribute("role", "alert");
  return list;
}

export function editItem(line, item, acts) {
  if (!acts.free()) return;
  const before = [...line.childNodes];
  const form = node("div", "form");
  const fields = Object.entries(item.fields).map(([name, text]) => {
    const field = node("textarea", "");
    field.defaultValue = text;
    field.rows = Math.min(8, Math.max(2, Math.ceil(text.length / 70), text.split("\n").length));
    field.dir = "auto";
    field.name = name;
    form.append(node("label", "", [node("span", "name", NAMES[name]), field]));
    return field;
  });
  const problems = problemList();
  const leave = () => { line.replaceChildren(...before); line.querySelector("button")?.focus(); };
  const save = async () => {
    const texts = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const complain = (found) => problems.replaceChildren(...found.map((each) => own("li", "", each.message)));
    if (await acts.change({ item: item.at, fields: texts }, complain)) {
      document.querySelector(`[data-at="${item.at}"] button`)?.focus();
    }
  };
  keys(form, save, leave);
  form.append(problems, node("div", "row", [press("Save", save, "main small"), press("Leave as it was", leave, "small")]));
  line.replaceChildren(form);
  fields[0].focus();
}

export function editWhole(main, card, acts) {
  if (!acts.free()) return;
  const before = [...main.childNodes];
  const field = node("textarea", "whole");
  field.defaultValue = card.text;
  field.rows = Math.min(30, card.text.split("\n").length + 1);
  field.spellcheck = false;
  field.id = "whole";
  field.dir = "ltr"; // the signs of the file; its texts still run their own way
  const problems = problemList();
  const toLine = (number) => {
    const lines = field.value.split("\n");
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[number - 1]?.length ?? 0));
    field.scrollTop = (number - 4) * parseFloat(getComputedStyle(field).lineHeight);
  };
  const complain = (found) => {
    problems.replaceChildren(...found.map((each) => node("li", "", [
      each.line ? press(`Line ${each.line}`, () => toLine(each.line), "small") : null,
      each.line ? " " : null,
      own("span", "", each.message),
    ])));
    const first = found.find((each) => each.line);
    if (first) toLine(first.line);
  };
  const leave = () => { main.replaceChildren(...before); main.querySelector(".edit-whole")?.focus(); };
  const save = async () => {
    if (await acts.change({ text: field.value }, complain)) main.focus();
  };
  const label = node("label", "name", "All that would be added, as in a deck file. Key, prompt and reference stay as they are.");
  label.htmlFor = "whole";
  const form = node("div", "form", [
    own("h2", "", card.prompt), label, field, problems,
    node("div", "row", [press("Save and check", save, "main"), press("Leave as it was", leave)]),
  ]);
  keys(form, save, leave);
  main.replaceChildren(form);
  field.focus();
  field.setSelectionRange(0, 0);
}
