import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LinkRefusal } from '../../app/linkSubjects';
import type { Result } from '../../base/result';
import type { SubjectId } from '../../domain/ids';
import type { LinkSuggestion } from '../../domain/study/linkSuggestions';
import { patientsByKey } from '../../domain/study/patientOf';
import type { Subject } from '../../domain/study/subject';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { LinkPreview } from './LinkPreview';
import './link.css';
import { linkDoubtText, linkReasonText, linkRefusalText, linkText } from './linkText';
import { personLine } from './personName';
import { useDates } from './useDates';

interface LinkSectionProps {
  readonly open: OpenProject;
  readonly subject: Subject;
  readonly suggestions: readonly LinkSuggestion[];
  readonly tellsGroup: boolean;
}

/** Shown before the rest is asked for. */
const shownFirst = 3;

/** Which other subject is this person: what speaks for one, the user's own word, and the links there are. */
export function LinkSection({ open, subject, suggestions, tellsGroup }: LinkSectionProps) {
  const app = useApp();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const [other, setOther] = useState<SubjectId>();
  const [refusal, setRefusal] = useState<LinkRefusal>();
  const [isAll, setAll] = useState(false);
  const own = suggestions
    .filter(({ subjectIds }) => subjectIds.includes(subject.id))
    .sort((a, b) => a.doubts.length - b.doubts.length || b.reasons.length - a.reasons.length);
  const shown = isAll ? own : own.slice(0, shownFirst);
  const links = subject.links ?? [];
  const said = open.subjects.filter(({ id }) => subject.otherPeople?.includes(id));
  const canLink = open.project.identity === 'kept';
  const done = (result: Result<void, LinkRefusal>): void => {
    setRefusal(result.ok ? undefined : result.error);
    if (result.ok) setOpen(false);
  };
  const look = (id: SubjectId | undefined): void => {
    setOther(id);
    setRefusal(undefined);
    setOpen(true);
  };
  return (
    <section className="panel-section" aria-label={linkText.title}>
      <h3>{linkText.title}</h3>
      {links.map(({ other: linked }) => {
        const patient = patientsByKey(open.catalogue).get(linked.patientKey);
        return (
          <div key={linked.patientKey} className="link-line" data-testid={`link-${linked.code}`}>
            <div>
              <div>{linkText.linked(linked.code)}</div>
              {patient ? <p className="hint">{personLine(patient)}</p> : null}
            </div>
            <Button
              size="compact-sm"
              aria-label={linkText.unlinkLabel(linked.code)}
              onClick={() => void app.unlinkSubject(subject.id, linked.patientKey).then(done)}
            >
              {linkText.unlink}
            </Button>
          </div>
        );
      })}
      {shown.map(({ subjectIds, reasons, doubts }) => {
        const id = subjectIds.find((one) => one !== subject.id);
        const code = open.subjects.find((one) => one.id === id)?.code;
        if (!id || !code) return null;
        return (
          <div key={id} className="link-line" data-testid={`maybe-${code}`}>
            <div>
              <div className="icon-text">
                {doubts.length === 0 ? <StateIcon state="attention" size={14} /> : null}
                {doubts.length === 0 ? linkText.maybe(code) : linkText.unlikely(code)}
              </div>
              <p className="hint">
                {[
                  ...reasons.map((reason) => linkReasonText(reason, dates)),
                  ...doubts.map(linkDoubtText),
                ].join(' ')}
              </p>
            </div>
            <div className="link-acts">
              <Button size="compact-sm" aria-label={linkText.look(code)} onClick={() => look(id)}>
                {linkText.look(code)}
              </Button>
              <Button
                size="compact-sm"
                aria-label={linkText.twoPeopleLabel(code)}
                onClick={() => void app.setTwoPeople(subject.id, id, true)}
              >
                {linkText.twoPeople}
              </Button>
            </div>
          </div>
        );
      })}
      {own.length > shown.length ? (
        <div>
          <button type="button" className="link-button hint" onClick={() => setAll(true)}>
            {linkText.more(own.length - shown.length)}
          </button>
        </div>
      ) : null}
      {said.map(({ id, code }) => (
        <div key={id} className="link-line" data-testid={`two-${code}`}>
          <p className="hint">{linkText.saidTwo(code)}</p>
          <Button
            size="compact-sm"
            aria-label={linkText.backLabel(code)}
            onClick={() => void app.setTwoPeople(subject.id, id, false)}
          >
            {linkText.unlink}
          </Button>
        </div>
      ))}
      {links.length === 0 && own.length === 0 && said.length === 0 && !isOpen ? (
        <p className="hint">{canLink ? linkText.none : linkRefusalText({ kind: 'dates-not-kept' })}</p>
      ) : null}
      {refusal ? (
        <p className="hint icon-text top" role="alert">
          <StateIcon state="wrong" size={14} />
          {linkRefusalText(refusal)}
        </p>
      ) : null}
      {isOpen ? (
        <LinkPreview
          key={other}
          open={open}
          subject={subject}
          other={other}
          tellsGroup={tellsGroup}
          onOther={look}
          onLink={(otherId, choices) => void app.linkSubjects(subject.id, otherId, choices).then(done)}
          onClose={() => setOpen(false)}
        />
      ) : canLink ? (
        <div>
          <Button size="compact-sm" onClick={() => look(undefined)}>
            {linkText.open}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
