import { useEffect, useRef, useState } from 'react';
import { useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyHint } from '../parts/KeyHint';
import { AmendDialog } from './AmendDialog';
import { EditingProvider } from './EditingProvider';
import { sectionElementId } from './Facts';
import { focusSetting } from './focusSetting';
import { ProtocolBanner } from './ProtocolBanner';
import { ProtocolSections } from './ProtocolSections';
import { ProtocolSide } from './ProtocolSide';
import './protocol.css';
import { type ProtocolSection, protocolSections, protocolText } from './protocolText';

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
  const [isReviewing, setReviewing] = useState(false);
  if (!open) return null;
  return (
    <EditingProvider open={open}>
      {(editing, amending) => (
        <Frame
          tab="protocol"
          statusLeft={
            <>
              <KeyHint keys={['[', ']']} does={protocolText.keys.section} />
              {editing.canEdit ? (
                <>
                  <KeyHint keys={['↵']} does={protocolText.keys.keep} />
                  <KeyHint keys={['Esc']} does={protocolText.keys.back} />
                </>
              ) : null}
              {amending.begin ? <KeyHint keys={['M']} does={protocolText.keys.amend} /> : null}
            </>
          }
          statusRight={<span>{protocolText.version(open.project.protocol.version)}</span>}
        >
          <AmendKey begin={amending.begin} />
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
              <ProtocolBanner
                open={open}
                amending={amending}
                onReview={() => setReviewing(true)}
                onChooseCsa={() => {
                  goTo('values');
                  focusSetting(0);
                }}
              />
              <ProtocolSections />
            </div>
            <ProtocolSide open={open} />
          </div>
          {isReviewing && amending.draft ? (
            <AmendDialog
              open={open}
              draft={amending.draft}
              onClose={() => setReviewing(false)}
              onDone={() => {
                setReviewing(false);
                amending.drop();
              }}
            />
          ) : null}
        </Frame>
      )}
    </EditingProvider>
  );
}

/** M begins an amendment where one may be made; in a field it is a letter. */
function AmendKey({ begin }: { readonly begin: (() => void) | undefined }) {
  useEffect(() => {
    if (!begin) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event) || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      event.preventDefault();
      begin();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [begin]);
  return null;
}

/** Radio buttons and check boxes take no letters. */
function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')
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
      if (isTyping(event) || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
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
