/** How a document looks: white paper, the journal table with three rules, A4 when printed. Fonts that every computer has. */
export const documentStyle = `
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { max-width: 186mm; margin: 0 auto; padding: 12mm 4mm; background: #fff; color: #1a1a1a; font: 10.5pt/1.45 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 4pt; font-size: 19pt; line-height: 1.2; }
h2 { margin: 20pt 0 6pt; font-size: 13.5pt; line-height: 1.25; break-after: avoid; }
p { margin: 0 0 6pt; }
.meta, .note { color: #555; font-size: 9pt; margin: 0 0 2pt; }
nav { margin: 10pt 0 0; padding: 6pt 0; border-top: 0.5pt solid #999; border-bottom: 0.5pt solid #999; }
nav ol { margin: 0; padding-left: 16pt; columns: 2; }
nav a { color: inherit; text-decoration: none; }
ul { margin: 0 0 6pt; padding-left: 16pt; }
.table { margin: 8pt 0 12pt; }
table { width: 100%; border-collapse: collapse; border-top: 1pt solid #1a1a1a; border-bottom: 1pt solid #1a1a1a; font-size: 9pt; line-height: 1.35; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
caption { padding-bottom: 4pt; text-align: left; caption-side: top; }
thead { display: table-header-group; }
thead th { border-bottom: 0.5pt solid #1a1a1a; vertical-align: bottom; }
th, td { padding: 2.5pt 5pt; text-align: left; vertical-align: top; font-weight: 400; }
thead th, .heading th { font-weight: 700; }
.end { text-align: right; white-space: nowrap; }
.wide table { font-size: 7.5pt; }
.wide th, .wide td { padding: 2pt 3pt; }
.wide .end { white-space: normal; }
.indented, .wide .indented { padding-left: 10pt; }
.sub { display: block; font-weight: 400; color: #555; }
.note { margin-top: 2pt; }
.checklist td, .checklist th { border-bottom: 0.25pt solid #ccc; }
.checklist tbody th { width: 6%; }
.checklist td:nth-child(2) { width: 16%; }
.checklist td:nth-child(3) { width: 26%; }
.author { color: #555; font-style: italic; }
sup { font-size: 70%; line-height: 1; }
tr { break-inside: avoid; }
@media print { body { max-width: none; padding: 0; } }
`;
