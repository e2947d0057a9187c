import type { StudyData } from '../../src/analysis/studyResults';
import { observerId } from '../../src/domain/ids';
import type { AuditEntry } from '../../src/domain/keeping/auditEntry';
import type { Protocol } from '../../src/domain/study/protocol';
import type { ExportContent } from '../../src/publishing/facts/exportContent';
import { withTypedTexts } from '../../src/report/export/identity/typedTexts';
import { exportContentOf } from './exportContent';
import { tellingStudy } from './tellingStudy';

/** A mark that stands in every planted text, several times: nothing that the program writes looks like it. */
export const plantedMark = /Qz\d+q/;

type Planted = (mark: string) => string;

/** Texts that some format would read as something else, one beginning with each sign that starts a formula. */
export const hostilePlants: readonly Planted[] = [
  (m) =>
    `=1+1 ${m}</w:t><w:fldSimple w:instr="DDE"/><script>alert("${m}")</script> ]]> <![CDATA[ --> &amp; &${m};`,
  (m) => `+${m}"; quit(status = 0); system("${m}"); # \n${m} <- 1; \\"; \\u0022 '; %% %s $(x) \\`,
  (m) => `-${m}'. \nHOST COMMAND=['${m}'].\nBEGIN PROGRAM.\n${m}\nEND PROGRAM.\u2028COMPUTE ${m}=1.\u0085*"`,
  (m) => `@${m} \\input{/etc/passwd} \\write18{${m}} \\end{table} $x$ ^^5c %${m}\n\\def\\${m}{} & # ~ _ "\``,
  (m) =>
    `\t=${m};=2\r\n@SUM(A1) | a | \\| ![${m}](http://x.example/${m}) [l](javascript:${m}) <http://e.example> \`${m}\` ***\n# ${m}`,
  (m) =>
    `\r../../${m}/..\\..\\CON:$I30 \u202Egpj.${m}\u2066 \u200F<img src=x onerror=${m}><svg onload=${m}><foreignObject>`,
  (m) =>
    `constructor ${m} __proto__ _x0041_ {${m}} {CURRENT}\u0000\u0007\u001B[31m\u001B]0;${m}\u0007\u009B31m \uD800 \uFFFE`,
  (m) =>
    `"${m}" '${m}' \`\` '' -- 😀 田 \u2028${m}\u2029" onload="${m}" xlink:href="javascript:${m}" style="x`,
];

/** A study with a planted text in every field that a person can type into, and what was planted where. */
export interface HostileStudy {
  readonly content: ExportContent;
  readonly person: StudyData['person'];
  /** By mark: which text it is. */
  readonly planted: ReadonlyMap<string, string>;
}

const word = 'x';

/** `turn` goes on by one to plant the next text in each field. */
export function hostileStudy(turn: number): HostileStudy {
  const study = tellingStudy({
    ...{ title: word, code: word, note: word, exclusionReason: word, finalScanReason: word },
    ...{ cannotNote: word, settlementReason: word, covariateName: word, unit: word, category: word },
    muscle: word,
  });
  const planted = new Map<string, string>();
  const plant = (what: string): string => {
    const number = planted.size;
    const mark = `Qz${number}q`;
    planted.set(mark, what);
    return hostilePlants[(number + turn) % hostilePlants.length]?.(mark) ?? mark;
  };
  const protocol: Protocol = {
    ...study.project.protocol,
    question: word,
    sites: [{ id: 's"1\n', name: word }],
    enrolmentReasons: [word, word],
    observers: study.project.protocol.observers.map((one) => ({
      ...one,
      ...{ role: word, name: word, training: word },
    })),
    guide: [
      {
        ...{ region: 'general', text: word },
        pictures: [{ sha256: '0'.repeat(64), mediaType: 'image/png', caption: word }],
      },
    ],
  };
  const data = exportContentOf({
    ...study,
    project: {
      ...study.project,
      protocol,
      unblinding: { atUtc: '2026-02-20T00:00:00Z', reason: word },
      amendments: [
        {
          ...{ version: 1, atUtc: '2026-02-01T00:00:00Z', by: 'researcher', reason: word, changes: [word] },
          ...{ before: protocol, signedReadings: 0 },
        },
      ],
    },
    readings: study.readings.map((reading, index) => ({
      ...reading,
      ...(index === 0 && {
        reopenings: [{ atUtc: '2026-02-25T00:00:00Z', reason: word }],
        washOutOverride: { atUtc: '2026-01-20T00:00:00Z', reason: word, daysLacking: 3 },
      }),
    })),
  });
  const log: AuditEntry = {
    ...{ projectId: study.project.id, chain: `researcher@${word}`, number: 1, atUtc: '2026-02-01T00:00:00Z' },
    ...{ person: 'researcher', act: 'other', detail: word, previousHash: '', hash: '0'.repeat(64) },
  };
  const texts = withTypedTexts({ ...data, log: [log] }, (_text, { what }) => plant(what));
  // Codes are typed too, and who reads is named by a bundle.
  const hostileId = plant('observer id');
  const idOf = (id: string) => observerId(id === 'A' ? hostileId : id);
  return {
    person: study.person,
    planted,
    content: {
      ...texts,
      project: {
        ...texts.project,
        protocol: {
          ...texts.project.protocol,
          observers: texts.project.protocol.observers.map((one) => ({ ...one, id: idOf(one.id) })),
        },
      },
      subjects: texts.subjects.map((subject) => ({ ...subject, code: plant('subject code') })),
      readings: texts.readings.map((reading) => ({ ...reading, observerId: idOf(reading.observerId) })),
      log: texts.log.map((entry) => ({
        ...entry,
        ...{ chain: plant('log chain'), person: plant('log person'), subjectId: plant('log subject') },
      })),
    },
  };
}
