import { softwareName } from '../io/storage/bundle/softwareName';
import type { CommandIo } from './commandIo';
import { terminalText } from './terminalText';
import { WrongInput } from './wrongInput';

const help = `${softwareName}: studies that measure muscle on MRI, from the command line.

Usage: multifidus <command> [options]

  analyse <bundle> --out <folder>    tables, figures, texts, data and reproduction kit of a project bundle
  measure <dicom> <rois.json>        measures outlines on DICOM files

  --help       this text; multifidus <command> --help says more
  --version    the version

Nothing is sent anywhere. For research, not for diagnosis.`;

/** Runs one command; the exit code: 0 done, 1 something went wrong inside, 2 something that was given is wrong. */
export async function main(args: readonly string[], given: CommandIo): Promise<0 | 1 | 2> {
  const io: CommandIo = {
    out: (line) => given.out(terminalText(line)),
    err: (line) => given.err(terminalText(line)),
  };
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'analyse':
      case 'analyze':
        await (await import('./analyse/analyseCommand')).analyseCommand(rest, io);
        return 0;
      case 'measure':
        return await measure(rest, io);
      case '--version':
      case '-v':
        io.out(softwareName);
        return 0;
      case '--help':
      case '-h':
      case 'help':
        io.out(help);
        return 0;
      case undefined:
        throw new WrongInput(`Say what to do.\n\n${help}`);
      default:
        throw new WrongInput(
          `There is no command ${JSON.stringify(command)}. There are: analyse, measure. See multifidus --help.`,
        );
    }
  } catch (cause) {
    if (cause instanceof WrongInput) {
      io.err(cause.message);
      return 2;
    }
    io.err(`Something went wrong inside: ${cause instanceof Error ? (cause.stack ?? cause.message) : cause}`);
    return 1;
  }
}

/** Decoders load where pixels are read. */
async function measure(args: readonly string[], io: CommandIo): Promise<0 | 2> {
  const [{ measureCommand }, { nodeMeasureIo }] = await Promise.all([
    import('./measure/measureCommand'),
    import('./measure/nodeMeasureIo'),
  ]);
  return measureCommand(args, nodeMeasureIo(io));
}
