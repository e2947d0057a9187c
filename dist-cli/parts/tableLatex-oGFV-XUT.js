import { i as reasonNotes, n as oneLine } from "./documentText-B4Qzb0zl.js";
import { a as unbroken } from "./analyseCommand-Dcv-6tsP.js";
import { n as naturalWidths } from "./textWidth-BJjP6QGe.js";
// src/report/export/formats/latexText.ts
/** What LaTeX would read as a command, or set as another sign, and how the sign itself is written. */
var specials = {
	"\\": "\\textbackslash{}",
	"{": "\\{",
	"}": "\\}",
	$: "\\$",
	"&": "\\&",
	"#": "\\#",
	"%": "\\%",
	_: "\\_",
	"~": "\\textasciitilde{}",
	"^": "\\textasciicircum{}",
	"<": "\\textless{}",
	">": "\\textgreater{}",
	"|": "\\textbar{}",
	"\"": "\\string\"",
	"`": "\\textasciigrave{}",
	"[": "{[}",
	"]": "{]}",
	"*": "{*}",
	"\xA0": "~"
};
/** Signs of our tables that classic LaTeX has under another name. */
var signs = {
	"−": "$-$",
	"±": "$\\pm$",
	"×": "$\\times$",
	"·": "$\\cdot$",
	"≤": "$\\leq$",
	"≥": "$\\geq$",
	"≠": "$\\neq$",
	"≈": "$\\approx$",
	"→": "$\\rightarrow$",
	"∞": "$\\infty$",
	"√": "$\\surd$",
	"–": "\\textendash{}",
	"—": "\\textemdash{}",
	"‘": "\\textquoteleft{}",
	"’": "\\textquoteright{}",
	"“": "\\textquotedblleft{}",
	"”": "\\textquotedblright{}",
	"…": "\\ldots{}",
	"°": "\\textdegree{}",
	"²": "\\textsuperscript{2}",
	"³": "\\textsuperscript{3}",
	µ: "$\\mu$",
	...greek()
};
function greek() {
	return Object.fromEntries(Object.entries({
		α: "alpha",
		β: "beta",
		γ: "gamma",
		δ: "delta",
		ε: "varepsilon",
		η: "eta",
		θ: "theta",
		κ: "kappa",
		λ: "lambda",
		μ: "mu",
		ρ: "rho",
		σ: "sigma",
		τ: "tau",
		φ: "varphi",
		χ: "chi",
		ω: "omega",
		Δ: "Delta",
		Σ: "Sigma",
		Φ: "Phi",
		Ω: "Omega"
	}).map(([letter, name]) => [letter, `$\\${name}$`]));
}
var special = /[\\{}$&#%_~^<>|"`[\]*\u00a0]/g;
var sign = new RegExp(`[${Object.keys(signs).join("")}]`, "gu");
/**
* A text of one line as LaTeX sets it, sign by sign: nothing in it is a command, a comment, mathematics or a ligature; intervals
* and P values stay in one line.
*/
function latexText(text) {
	return unbroken(oneLine(text)).replace(special, (found) => specials[found] ?? found).replace(sign, (found) => signs[found] ?? found).replace(/-(?=-)/g, "-{}").replace(/'(?=')/g, "'{}").replace(/,(?=,)/g, ",{}").replace(/([?!])(?=[\u0060\u2018])/g, "$1{}");
}
// src/report/export/formats/tableLatex.ts
/** Width of the column of labels, in ems, from which it is set as a paragraph. */
var mostLabelEm = 18;
/** How many ems go on a page of the class article, upright or turned, in which size. */
var sizes = [
	{
		name: "small",
		ems: 38,
		isTurned: false
	},
	{
		name: "scriptsize",
		ems: 49,
		isTurned: false
	},
	{
		name: "small",
		ems: 61,
		isTurned: true
	},
	{
		name: "scriptsize",
		ems: 78,
		isTurned: true
	},
	{
		name: "tiny",
		ems: Infinity,
		isTurned: true
	}
];
/**
* A table for LaTeX: booktabs' three rules, letters of footnotes raised, the notes under the table in its width. Needs the
* package booktabs, and rotating where it is too wide for an upright page; the document's own counter numbers it.
*/
function tableLatex(table) {
	const { id, title, caption, labelHeading, columns, rows, footnotes } = table;
	const widths = naturalWidths(table);
	const isLabelBroken = (widths[0] ?? 0) > mostLabelEm;
	const ems = widths.reduce((sum, em) => sum + em + .7, 0) - (isLabelBroken ? (widths[0] ?? 0) - mostLabelEm : 0);
	const { name: size, isTurned } = sizes.find((one) => ems <= one.ems) ?? sizes[4];
	const float = isTurned ? "sidewaystable" : "table";
	const spec = `@{}${isLabelBroken ? `p{${mostLabelEm}em}` : "l"}${columns.map(({ align }) => align === "end" ? "r" : "l").join("")}@{}`;
	const heads = [labelHeading, ...columns.map((column) => column.label)].map(latexText);
	const subs = ["", ...columns.map(({ sublabel }) => latexText(sublabel ?? ""))];
	const notes = [...footnotes.map(({ mark, text }) => `${raised(mark)}${mark === void 0 ? "" : " "}${latexText(text)}`), ...reasonNotes(table).map(latexText)];
	return [
		`% Needs \\usepackage{booktabs}${isTurned ? ", \\usepackage{rotating}" : ""}, and with pdfLaTeX \\usepackage[T1]{fontenc}. Names in other scripts: XeLaTeX or LuaLaTeX.`,
		`\\begin{${float}}${isTurned ? "" : "[htbp]"}`,
		"\\centering",
		`\\caption{${captionText(title, caption)}}`,
		`\\label{tab:${id.replace(/[^A-Za-z0-9-]/g, "-")}}`,
		`\\${size}${size === "small" ? "" : "\\setlength{\\tabcolsep}{3pt}"}`,
		`\\begin{tabular}{${spec}}`,
		"\\toprule",
		lineOf(heads),
		...subs.some((sub) => sub !== "") ? [lineOf(subs)] : [],
		"\\midrule",
		...rows.map((row, index) => rowLatex(row, table, index)),
		"\\bottomrule",
		"\\end{tabular}",
		...notes.length === 0 ? [] : [
			"\\par\\smallskip",
			"\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright",
			...notes.map((note) => `${note}\\par`),
			"\\end{minipage}"
		],
		`\\end{${float}}`,
		""
	].join("\n");
}
/** LaTeX says "Table 2" by itself. */
function captionText(title, caption) {
	return /^Table \d+$/.test(oneLine(title)) ? latexText(caption) : latexText(`${title}. ${caption}`);
}
function rowLatex(row, { columns }, index) {
	if (row.kind === "heading") return `${index === 0 ? "" : "\\addlinespace\n"}\\multicolumn{${columns.length + 1}}{@{}l}{\\textbf{${latexText(row.label)}}} \\\\`;
	const cells = columns.map((_, at) => {
		const cell = row.cells[at];
		return cell ? `${latexText(cell.text)}${raised(cell.mark)}` : "";
	});
	return lineOf([`${row.indent === 1 ? "\\quad " : ""}${latexText(row.label)}`, ...cells]);
}
function raised(mark) {
	return mark === void 0 ? "" : `\\textsuperscript{${latexText(mark)}}`;
}
function lineOf(cells) {
	return `${cells.join(" & ")} \\\\`;
}
export { tableLatex };
