import { IconLock, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { signedReadings } from '../../app/protocols';
import { useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyHint } from '../parts/KeyHint';
import { sectionElementId } from './Facts';
import { ProtocolSections } from './ProtocolSections';
import { ProtocolSide } from './ProtocolSide';
import './protocol.css';
import { type ProtocolSection, protocolSections, protocolText } from './protocolText';

const { state } = protocolText;

/** The rules of the study: fields until the first reading is signed, facts from then on. */
export function ProtocolScreen() {
  const open = useAppState((all) => all.open);
  const scroller = useRef<HTMLDivElement>(null);
  const [section, setSection] = useState<ProtocolSection>('title');
  const goTo = (next: ProtocolSection): void => {
    setSection(next);
    // The first section stands under the banner, which says what may be changed.
    if (next === protocolSections[0]) scroller.current?.scrollTo(0, 0);
    else document.getElementById(sectionElementId(next))?.scrollIntoView({ block: 'start' });
  };
  useSectionKeys(section, goTo);
  if (!open) return null;
  const signed = signedReadings(open);
  const isDemo = open.project.kind.kind === 'demo';
  const isLocked = signed > 0 || isDemo;
  const isResearcher = open.person.kind === 'researcher';
  const canEdit = isResearcher && !isLocked;
  const words = isLocked
    ? isDemo
      ? state.lockedDemo
      : state.locked
    : isResearcher
      ? state.editable
      : state.observer;
  return (
    <Frame
      tab="protocol"
      statusLeft={
        <>
          <KeyHint keys={['[', ']']} does={protocolText.keys.section} />
          {canEdit ? (
            <>
              <KeyHint keys={['↵']} does={protocolText.keys.keep} />
              <KeyHint keys={['Esc']} does={protocolText.keys.back} />
            </>
          ) : null}
        </>
      }
      statusRight={<span>{protocolText.version(open.project.protocol.version)}</span>}
    >
      <div className="protocol-screen">
        <nav className="protocol-list" aria-label={protocolText.sectionList}>
          {protocolSections.map((one) => (
            <button
              key={one}
              type="button"
              className="section-item"
              aria-current={one === section ? 'location' : undefined}
              onClick={() => goTo(one)}
            >
              {protocolText.sections[one]}
            </button>
          ))}
        </nav>
        <div
          className="protocol-main"
          ref={scroller}
          onScroll={() => setSection(sectionInView(scroller.current) ?? section)}
        >
          <div className="protocol-banner" role="note" data-testid="protocol-state">
            {isLocked ? <IconLock size={18} aria-hidden /> : <IconPencil size={18} aria-hidden />}
            <div>
              <strong>{words.title}</strong>
              <p className="muted">{words.text}</p>
            </div>
          </div>
          <ProtocolSections project={open.project} canEdit={canEdit} isLocked={isLocked} />
        </div>
        <ProtocolSide open={open} signed={signed} isLocked={isLocked} />
      </div>
    </Frame>
  );
}

/** The section that a reader sees: the last one whose head is above the upper third. At the end, the last. */
function sectionInView(scroller: HTMLElement | null): ProtocolSection | undefined {
  if (!scroller) return undefined;
  if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2) return undefined;
  const edge = scroller.getBoundingClientRect().top + scroller.clientHeight / 3;
  return protocolSections.findLast((one) => {
    const element = document.getElementById(sectionElementId(one));
    return element !== null && element.getBoundingClientRect().top <= edge;
  });
}

/** [ and ] go to the neighbour section; in a field they are letters. */
function useSectionKeys(section: ProtocolSection, goTo: (section: ProtocolSection) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (isTyping || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      const step = event.key === ']' ? 1 : event.key === '[' ? -1 : 0;
      const next = protocolSections[protocolSections.indexOf(section) + step];
      if (step === 0 || !next) return;
      event.preventDefault();
      goTo(next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [section, goTo]);
}
