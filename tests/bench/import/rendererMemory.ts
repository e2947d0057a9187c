import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

function textOf(path: string): string {
  // A process may end between the listing and the reading.
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Parent of a process: the second field after the name in brackets, which may hold anything. */
function parentOf(pid: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Processes that this one started, and those that they started. */
function descendants(): readonly number[] {
  const processes = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(processes.map((pid) => [pid, parentOf(pid)]));
  return processes.filter((pid) => {
    for (let at = parents.get(pid); at !== undefined && at > 0; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  });
}

const commandOf = (pid: number): string => textOf(`/proc/${pid}/cmdline`);

function renderers(): readonly number[] {
  return descendants().filter((pid) => commandOf(pid).includes('--type=renderer'));
}

function pssKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/**
 * Watches the memory (PSS: shared pages by share) of the renderers of browsers that this process started; undefined
 * where the system has no /proc.
 */
export function watchRendererMemory(everyMs = 100): { stop(): number | undefined } {
  if (!existsSync('/proc/self/smaps_rollup')) return { stop: () => undefined };
  const watched = renderers();
  let peakKb = 0;
  const sample = (): void => {
    peakKb = Math.max(
      peakKb,
      watched.reduce((sum, pid) => sum + pssKb(pid), 0),
    );
  };
  sample();
  const timer = setInterval(sample, everyMs);
  return {
    /** The highest sum seen, MB. */
    stop() {
      clearInterval(timer);
      sample();
      return peakKb / 1024;
    },
  };
}

/** The kernel counts processor time in ticks of 10 ms. */
const tickMs = 10;

/**
 * Processor time that the browser's processes took so far, ms; undefined without /proc. Unlike the time on the clock it
 * does not grow when other programs run.
 */
export function browserCpuMs(): number | undefined {
  if (!existsSync('/proc/self/stat')) return undefined;
  const browser = descendants().filter((pid) => /chrom|msedge/i.test(commandOf(pid)));
  return browser.reduce((sum, pid) => {
    const stat = textOf(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // 14th and 15th field of the line: user and system.
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tickMs;
  }, 0);
}
