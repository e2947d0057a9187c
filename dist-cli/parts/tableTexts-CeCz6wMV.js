// src/report/export/formats/tableTexts.ts
/** A column's heading with its second line, for formats in which one place is one text. */
function headText({ label, sublabel }, between) {
	return [label, sublabel ?? ""].filter((part) => part !== "").join(between);
}
/** A place with its letter behind it, where letters cannot be raised. */
function markedText({ text, mark }) {
	return mark === void 0 ? text : `${text} ${mark}`;
}
/** A footnote with its letter, where letters cannot be raised. */
function noteText({ mark, text }) {
	return mark === void 0 ? text : `${mark} ${text}`;
}
export { markedText as n, noteText as r, headText as t };
