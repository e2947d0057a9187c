import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { isReadable } from '../../domain/study/isReadable';
import type { Protocol } from '../../domain/study/protocol';
import { thirdReaderId } from '../../domain/study/thirdReader';
import { useApp, useAppState } from '../AppContext';
import { askedWords } from '../parts/askedWords';
import { Bar } from '../parts/Bar';
import { KeyCap } from '../parts/KeyCap';
import { readText } from './readText';
import { useScanNames } from './scanNames';
import './subjectStepper.css';
import { useSession } from './useSession';

/** Which subject is open, where it stands in the observer's order, and the way to its neighbours. */
export function SubjectStepper() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const subjectId = useSession((session) => session.subjectId);
  if (!open || subjectId === undefined) return null;
  const readable = open.subjects.filter(isReadable);
  const index = readable.findIndex((subject) => subject.id === subjectId);
  const subject = open.subjects.find((one) => one.id === subjectId);
  return (
    <span className="stepper">
      <KeyCap name="P" />
      <button
        type="button"
        className="bare-button"
        aria-label="Previous subject"
        onClick={() => void app.stepSubject(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </button>
      <strong className="subject-code" data-testid="subject-code">
        {subject?.code}
      </strong>
      {subject?.covariates.level ? <span className="chip outlined">{subject.covariates.level}</span> : null}
      <button
        type="button"
        className="bare-button"
        aria-label="Next subject"
        onClick={() => void app.stepSubject(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </button>
      <KeyCap name="N" />
      <SettlingChip protocol={open.project.protocol} />
      <span className="stepper-progress">
        <span className="hint">{readText.progress(index + 1, readable.length)}</span>
        <Bar part={index + 1} whole={readable.length} label={readText.progress(index + 1, readable.length)} />
      </span>
    </span>
  );
}

/** Says that a disagreement is being settled, and which targets are asked for. */
function SettlingChip({ protocol }: { readonly protocol: Protocol }) {
  const asked = useSession((session) => session.askedTargets);
  const isThird = useSession(({ observerId }) => observerId === thirdReaderId) === true;
  const names = useScanNames();
  if (!asked) return null;
  const { again, third, hint } = readText.settling;
  const scans = names.isOnly
    ? {}
    : { preop: names.of.preop.toLowerCase(), followUp: names.of.followUp.toLowerCase() };
  const words = askedWords(asked, protocol, scans).join('; ');
  return (
    <span className="settling-chip" data-testid="settling" title={`${words}. ${hint}`}>
      <strong>{isThird ? third : again}</strong>
      <span className="settling-targets">{words}</span>
    </span>
  );
}
