import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether R is installed here. */
export const hasR = spawnSync('Rscript', ['--version']).status === 0;

/** What each call gives in R, with `subjects` read from the file as a person would; an error of R as its text. */
export function evaluateInR(
  subjectCsv: string,
  calls: readonly string[],
): readonly (readonly number[] | string)[] {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-r-'));
  try {
    writeFileSync(join(folder, 'subjects.csv'), subjectCsv);
    calls.forEach((call, index) => {
      writeFileSync(join(folder, `call${index}.R`), call);
    });
    writeFileSync(join(folder, 'all.R'), script(calls.length));
    const run = spawnSync('Rscript', ['all.R'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout
      .split('\n')
      .filter((line) => line.startsWith('='))
      .map((line) => {
        const text = line.slice(1);
        return text.startsWith('!') ? text : text.split(' ').map(Number);
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function script(count: number): string {
  return [
    'subjects <- read.csv("subjects.csv", fileEncoding = "UTF-8-BOM")',
    `for (i in seq_len(${count}) - 1) {`,
    '  r <- tryCatch(suppressWarnings(eval(parse(paste0("call", i, ".R")), new.env())), error = function(e) e)',
    '  if (inherits(r, "error")) cat("=!", gsub("\\n", " ", conditionMessage(r)), "\\n", sep = "")',
    '  else cat("=", paste(sprintf("%.17g", as.numeric(r)), collapse = " "), "\\n", sep = "")',
    '}',
  ].join('\n');
}
