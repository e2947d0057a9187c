import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isProtocolLocked } from '../../domain/study/protocolLock';
import type { OpenProject } from '../../state/openProject';
import { dayAndTime } from '../results/dayAndTime';
import { conductText } from './conductText';
import type { Amending } from './EditingProvider';
import { protocolText } from './protocolText';

const { state } = protocolText;
const { lock } = conductText;

interface BannerWords {
  readonly title: string;
  readonly text: string;
}

/** What may be changed now, and the way to change what is locked. */
export function ProtocolBanner({
  open,
  amending,
  onReview,
  onChooseCsa,
}: {
  readonly open: OpenProject;
  readonly amending: Amending;
  readonly onReview: () => void;
  readonly onChooseCsa: () => void;
}) {
  const { draft, begin, drop } = amending;
  const { project } = open;
  if (draft) {
    const { changes } = draft;
    return (
      <Strip
        icon={<IconPencil size={18} aria-hidden />}
        words={{ title: lock.amending, text: lock.amendingText }}
      >
        <Button onClick={drop}>{lock.drop}</Button>
        <Button variant="filled" disabled={changes.length === 0} onClick={onReview}>
          {changes.length === 0 ? lock.noChange : lock.review(changes.length)}
        </Button>
      </Strip>
    );
  }
  const isLocked = isProtocolLocked(project, open.progress);
  const mustChooseCsa = !project.protocol.isCsaDecided && open.person.kind === 'researcher' && !project.kit;
  return (
    <>
      <Strip
        icon={
          isLocked || project.kind.kind === 'demo' || project.kit ? (
            <IconLock size={18} aria-hidden />
          ) : (
            <IconPencil size={18} aria-hidden />
          )
        }
        words={wordsOf(open, isLocked)}
      >
        {begin ? <Button onClick={begin}>{lock.amend}</Button> : null}
      </Strip>
      {mustChooseCsa ? (
        <Strip icon={<IconAlertTriangle size={18} className="is-attention" aria-hidden />} words={lock.csa}>
          <Button onClick={onChooseCsa}>{lock.csa.go}</Button>
        </Strip>
      ) : null}
    </>
  );
}

function Strip({
  icon,
  words,
  children,
}: {
  readonly icon: ReactNode;
  readonly words: BannerWords;
  readonly children?: ReactNode;
}) {
  return (
    <div className="protocol-banner" role="note" data-testid="protocol-state">
      {icon}
      <div className="banner-words">
        <strong>{words.title}</strong>
        <p className="muted">{words.text}</p>
      </div>
      <div className="side-acts">{children}</div>
    </div>
  );
}

function wordsOf({ project, person }: OpenProject, isLocked: boolean): BannerWords {
  if (project.kind.kind === 'demo') return state.lockedDemo;
  if (project.kit) return lock.kit;
  if (isLocked) {
    const { locked, protocol } = project;
    const letter = protocol.observers.find(({ id }) => id === locked?.observerId)?.letter;
    return {
      title:
        locked && letter !== undefined
          ? lock.lockedBy(dayAndTime(locked.atUtc), letter, locked.subjectCode)
          : lock.locked,
      text: lock.uses(protocol.version),
    };
  }
  return person.kind === 'researcher' ? state.editable : state.observer;
}
