import { i as reasonNotes, n as oneLine, r as plainText } from "./documentText-B4Qzb0zl.js";
import { a as unbroken, t as fixedZip } from "./analyseCommand-Dcv-6tsP.js";
import { t as xmlText } from "./xmlText-DPis095w.js";
import { n as naturalWidths, t as leastWidths } from "./textWidth-BJjP6QGe.js";
import { strToU8, unzipSync } from "fflate";
import { AlignmentType, BorderStyle, Document, Footer, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from "docx";
// src/report/export/formats/docx/docxRuns.ts
/**
* A text as runs of Word's: one line, nothing that XML cannot hold, intervals and P values in one line. A brace ends its run,
* because the package at hand looks for marks of its own between braces, in the texts too, and writes numbers in their place.
*/
function textRuns(text, style = {}) {
	return unbroken(oneLine(text)).split(/(?<=\{)/).map((part) => new TextRun({
		text: part,
		...style
	}));
}
// src/report/export/formats/docx/page.ts
/** A4, as Word rounds it. */
var a4Twips = {
	short: 11906,
	long: 16838
};
var marginTwips = 1440;
var portrait = {
	isLandscape: false,
	textWidthTwips: a4Twips.short - 2 * marginTwips
};
var landscape = {
	isLandscape: true,
	textWidthTwips: a4Twips.long - 2 * marginTwips
};
// src/report/export/formats/docx/tableLayout.ts
var sizesHalfPt = [
	20,
	18,
	16,
	14
];
/** The column of labels may take this much of the page before it breaks lines. */
var mostLabelShare = .42;
/**
* How a table is laid out: upright in 10 pt where nothing of its values breaks, else across, else in smaller letters. Labels
* break before values do.
*/
function tableLayout(table) {
	const natural = naturalWidths(table);
	const least = leastWidths(table, unbroken);
	for (const [page, sizes] of [[portrait, sizesHalfPt.slice(0, 2)], [landscape, sizesHalfPt]]) for (const sizeHalfPt of sizes) {
		const wanted = columnTwips(natural, sizeHalfPt);
		const label = Math.min(wanted[0] ?? 0, Math.max(columnTwips(least, sizeHalfPt)[0] ?? 0, page.textWidthTwips * mostLabelShare));
		const rest = wanted.slice(1);
		if (label + rest.reduce((a, b) => a + b, 0) <= page.textWidthTwips) return {
			page,
			sizeHalfPt,
			widthsTwips: stretched([label, ...rest], page.textWidthTwips)
		};
	}
	return broken(natural, least);
}
/** Too wide for any page: the smallest letters, and every column its longest word and a part of the rest. */
function broken(natural, least) {
	const sizeHalfPt = sizesHalfPt.at(-1) ?? 14;
	const page = landscape;
	const minimal = columnTwips(least, sizeHalfPt);
	const wanted = columnTwips(natural, sizeHalfPt);
	const minimum = minimal.reduce((a, b) => a + b, 0);
	const left = page.textWidthTwips - minimum;
	if (left <= 0) return {
		page,
		sizeHalfPt,
		widthsTwips: stretched(minimal, page.textWidthTwips)
	};
	const lacking = wanted.map((width, index) => width - (minimal[index] ?? 0));
	const lack = lacking.reduce((a, b) => a + b, 0);
	return {
		page,
		sizeHalfPt,
		widthsTwips: stretched(minimal.map((width, index) => width + left * (lacking[index] ?? 0) / Math.max(lack, 1)), page.textWidthTwips)
	};
}
function columnTwips(ems, sizeHalfPt) {
	return ems.map((em) => Math.ceil(Math.max(em, 1.5) * sizeHalfPt * 10 * 1.06) + 120);
}
/** Widths in whole twips that fill the page: what is left over is shared out evenly, what lacks by share. */
function stretched(widths, toTwips) {
	const sum = widths.reduce((a, b) => a + b, 0);
	const over = toTwips - sum;
	const scaled = widths.map((width) => Math.floor(over >= 0 ? width + over / widths.length : width * toTwips / sum));
	const lacking = toTwips - scaled.reduce((a, b) => a + b, 0);
	return scaled.map((width, index) => index === 0 ? width + lacking : width);
}
// src/report/export/formats/docx/docxTable.ts
var none = {
	style: BorderStyle.NONE,
	size: 0,
	color: "auto"
};
/** In eighths of a point. */
var thick = {
	style: BorderStyle.SINGLE,
	size: 8,
	color: "000000"
};
var thin = {
	style: BorderStyle.SINGLE,
	size: 4,
	color: "000000"
};
/** Three rules and no grid, as journals print tables. */
var journalBorders = {
	top: thick,
	bottom: thick,
	left: none,
	right: none,
	insideHorizontal: none,
	insideVertical: none
};
var headBorders = { bottom: thin };
var cellMargins = {
	left: 60,
	right: 60
};
/** A table with its title above and its notes below, as Word has tables: heading repeated, lines never divided by a page. */
function docxTable(table, layout) {
	const { title, caption, columns, rows, footnotes } = table;
	const { widthsTwips, page } = layout;
	const notes = [...footnotes.map((note) => noteRuns(note)), ...reasonNotes(table).map((note) => [...textRuns(note)])];
	return [
		new Paragraph({
			style: "TableTitle",
			children: [
				...textRuns(`${title}.`, { bold: true }),
				new TextRun(" "),
				...textRuns(caption)
			]
		}),
		new Table({
			rows: [headRow(table, layout), ...rows.map((row, index) => bodyRow(row, index, table, layout))],
			width: {
				size: page.textWidthTwips,
				type: WidthType.DXA
			},
			columnWidths: widthsTwips.slice(0, columns.length + 1),
			layout: TableLayoutType.FIXED,
			borders: journalBorders,
			margins: cellMargins
		}),
		...notes.map((children, index) => new Paragraph({
			style: index === 0 ? "TableNoteFirst" : "TableNote",
			children
		})),
		...notes.length === 0 ? [new Paragraph({
			style: "TableNote",
			children: []
		})] : []
	];
}
function noteRuns({ mark, text }) {
	return mark === void 0 ? [...textRuns(text)] : [
		...textRuns(mark, { superScript: true }),
		new TextRun(" "),
		...textRuns(text)
	];
}
function headRow({ labelHeading, columns }, layout) {
	const heads = [cellOf([[...textRuns(labelHeading, { bold: true })]], 0, "start", layout, { isHead: true }), ...columns.map(({ label, sublabel, align }, index) => cellOf([[...textRuns(label, { bold: true })], ...sublabel === void 0 ? [] : [[...textRuns(sublabel)]]], index + 1, align, layout, { isHead: true }))];
	return new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: heads
	});
}
function bodyRow(row, index, { columns }, layout) {
	if (row.kind === "heading") {
		const cell = cellOf([[...textRuns(row.label, { bold: true })]], 0, "start", layout, {
			span: columns.length + 1,
			isSpaced: index > 0,
			keepsNext: true
		});
		return new TableRow({
			cantSplit: true,
			children: [cell]
		});
	}
	return new TableRow({
		cantSplit: true,
		children: [cellOf([[...textRuns(row.label)]], 0, "start", layout, { isIndented: row.indent === 1 }), ...columns.map(({ align }, at) => cellOf([cellRuns(row.cells[at])], at + 1, align, layout))]
	});
}
function cellRuns(cell) {
	if (!cell) return [];
	const { text, mark } = cell;
	return mark === void 0 ? [...textRuns(text)] : [...textRuns(text), ...textRuns(mark, { superScript: true })];
}
function cellOf(lines, column, align, { widthsTwips, sizeHalfPt, page }, { isHead = false, span, isIndented = false, isSpaced = false, keepsNext = false } = {}) {
	const width = span === void 0 ? widthsTwips[column] ?? 0 : page.textWidthTwips;
	return new TableCell({
		width: {
			size: width,
			type: WidthType.DXA
		},
		verticalAlign: isHead ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
		...span !== void 0 && { columnSpan: span },
		...isHead && { borders: headBorders },
		children: lines.map((children) => new Paragraph({
			style: `TableText${sizeHalfPt}`,
			alignment: align === "end" ? AlignmentType.RIGHT : AlignmentType.LEFT,
			...isIndented && { indent: { left: 180 } },
			...column > 0 && align === "start" && { indent: { left: 120 } },
			...isSpaced && { spacing: {
				before: 80,
				after: 20
			} },
			keepNext: keepsNext || isHead,
			children
		}))
	});
}
// src/report/export/formats/docx/docxStyles.ts
/** A font that every office program has, or has a twin of. */
var font = "Times New Roman";
var black = "000000";
/** How our Word files look: Times, 10 pt, black on white. Every paragraph has one of these styles, so that an author can change all at once. */
var docxStyles = {
	default: {
		document: {
			run: {
				font,
				size: 20,
				color: black,
				language: { value: "en-US" }
			},
			paragraph: { spacing: {
				after: 120,
				line: 264,
				lineRule: LineRuleType.AUTO
			} }
		},
		title: {
			run: {
				font,
				size: 32,
				bold: true,
				color: black
			},
			paragraph: {
				spacing: { after: 80 },
				keepNext: true
			}
		},
		heading1: {
			run: {
				font,
				size: 24,
				bold: true,
				color: black
			},
			paragraph: {
				spacing: {
					before: 280,
					after: 100
				},
				keepNext: true
			}
		}
	},
	paragraphStyles: [
		{
			id: "Meta",
			name: "Meta",
			basedOn: "Normal",
			run: {
				size: 18,
				color: "555555"
			},
			paragraph: { spacing: { after: 40 } }
		},
		{
			id: "ListLine",
			name: "List Line",
			basedOn: "Normal",
			paragraph: {
				indent: {
					left: 284,
					hanging: 284
				},
				spacing: { after: 60 }
			}
		},
		{
			id: "TableTitle",
			name: "Table Title",
			basedOn: "Normal",
			paragraph: {
				spacing: {
					before: 120,
					after: 100
				},
				keepNext: true
			}
		},
		{
			id: "TableNoteFirst",
			name: "Table Note First",
			basedOn: "TableNote",
			paragraph: { spacing: {
				before: 80,
				after: 20,
				line: 240,
				lineRule: LineRuleType.AUTO
			} }
		},
		{
			id: "TableNote",
			name: "Table Note",
			basedOn: "Normal",
			run: { size: 17 },
			paragraph: { spacing: {
				after: 20,
				line: 240,
				lineRule: LineRuleType.AUTO
			} }
		},
		...[
			20,
			18,
			16,
			14
		].map((size) => ({
			id: `TableText${size}`,
			name: `Table Text ${size / 2}`,
			basedOn: "Normal",
			run: { size },
			paragraph: { spacing: {
				before: 20,
				after: 20,
				line: 240,
				lineRule: LineRuleType.AUTO
			} }
		}))
	]
};
// src/report/export/formats/docx/pageFooter.ts
/** The number of the page, at the foot. */
function pageFooter() {
	return new Footer({ children: [new Paragraph({
		style: "Meta",
		alignment: AlignmentType.CENTER,
		children: [new TextRun({ children: [PageNumber.CURRENT] })]
	})] });
}
// src/report/export/formats/docx/docxFile.ts
/**
* Sections as a Word file (DOCX). The same sections give the same bytes: the package at hand writes the present time and
* its own order, so its parts are packed again, with properties that name neither a person nor a moment.
*/
async function docxFile(title, sections) {
	const document = new Document({
		styles: docxStyles,
		sections: sections.map(({ page, children }) => ({
			properties: { page: {
				size: {
					width: a4Twips.short,
					height: a4Twips.long,
					orientation: page.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
				},
				margin: {
					top: marginTwips,
					bottom: marginTwips,
					left: marginTwips,
					right: marginTwips
				}
			} },
			footers: { default: pageFooter() },
			children
		}))
	});
	const own = {
		...unzipSync(new Uint8Array(await Packer.toArrayBuffer(document))),
		"docProps/core.xml": strToU8(properties(title))
	};
	return fixedZip(Object.entries(own).map(([name, bytes]) => ({
		name,
		bytes
	})));
}
function properties(title) {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(plainText(title))}</dc:title><dc:creator>Multifidus</dc:creator><cp:lastModifiedBy>Multifidus</cp:lastModifiedBy><cp:revision>1</cp:revision></cp:coreProperties>`;
}
export { journalBorders as a, textRuns as c, headBorders as i, cellMargins as n, tableLayout as o, docxTable as r, portrait as s, docxFile as t };
