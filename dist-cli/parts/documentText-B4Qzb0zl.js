// src/report/document/documentText.ts
/** Characters that no document may hold: controls but line ends and tabs, half characters, and what turns the direction of a line. */
var forbidden = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** A text as it may stand in a file: what cannot be shown, or would turn what follows it, is taken out. */
function plainText(text) {
	return text.replace(forbidden, "");
}
/** A text of one line. */
function oneLine(text) {
	return plainText(text).replace(/\s+/gu, " ").trim();
}
/**
* Why places of a table have no number, one line for each reason: on screen they stand in the places themselves, and a
* printed page has nothing to point at.
*/
function reasonNotes({ columns, rows }) {
	const places = /* @__PURE__ */ new Map();
	for (const row of rows) {
		if (row.kind === "heading") continue;
		const reasons = /* @__PURE__ */ new Map();
		row.cells.forEach(({ note }, index) => {
			if (note === void 0) return;
			reasons.set(note, [...reasons.get(note) ?? [], columns[index]?.label ?? ""]);
		});
		for (const [note, labels] of reasons) {
			const named = labels.filter((label) => label !== "");
			const place = named.length > 0 ? `${row.label} (${named.join(", ")})` : row.label;
			places.set(note, [...places.get(note) ?? [], place]);
		}
	}
	return [...places].map(([note, at]) => `– ${at.join("; ")}: ${note}`);
}
/** The columns of a checklist. */
var checklistHeads = {
	number: "Item",
	topic: "Topic",
	asks: "What it asks",
	answer: "Answer"
};
export { reasonNotes as i, oneLine as n, plainText as r, checklistHeads as t };
