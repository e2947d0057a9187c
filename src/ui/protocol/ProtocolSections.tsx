import { pixelRule } from '../../domain/measurement/pixelRule';
import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { Project } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import { ObserverTag, observerStyle } from '../parts/ObserverTag';
import { dayAndTime } from '../results/dayAndTime';
import { EligibilitySection } from './EligibilitySection';
import { Fact, Section } from './Facts';
import { AidsSection, FatSection, ReferenceSection } from './FurtherSections';
import { MeasuredSection } from './MeasuredSection';
import { measuredText } from './measuredText';
import { PairCheckSection } from './PairCheckSection';
import { ProtocolField } from './ProtocolField';
import { pairRulesText } from './pairRulesText';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';
import { SeriesRuleFacts } from './SeriesRuleFacts';
import { typedNumber, useProtocolChange } from './useProtocolChange';
import { ValueKindFact } from './ValueKindFact';

interface SectionsProps {
  readonly project: Project;
  readonly canEdit: boolean;
  readonly isLocked: boolean;
}

const { pixelRule: ruleWords } = measuredText;
const pixelRuleIds: readonly PixelRule['id'][] = ['centre', 'imagej'];
const { fields, observers, blinding, values, timePoints, missing, statistics } = protocolText;

/** Every rule of the study, as facts to be read; what may still change is a field. */
export function ProtocolSections({ project, canEdit, isLocked }: SectionsProps) {
  const { protocol } = project;
  const keep = useProtocolChange(protocol);
  return (
    <>
      <Section id="title" isLocked={isLocked}>
        <Fact name={fields.title}>
          {canEdit ? (
            <ProtocolField
              label={fields.title}
              value={protocol.title}
              width="100%"
              onKeep={(title) => keep({ title })}
            />
          ) : (
            protocol.title
          )}
        </Fact>
      </Section>
      <MeasuredSection protocol={protocol} canEdit={canEdit} isLocked={isLocked} />
      <ReferenceSection protocol={protocol} canEdit={canEdit} isLocked={isLocked} />
      <Observers project={project} canEdit={canEdit} isLocked={isLocked} />
      <Blinding project={project} />
      <Values project={project} canEdit={canEdit} isLocked={isLocked} />
      <FatSection protocol={protocol} canEdit={canEdit} isLocked={isLocked} />
      <AidsSection protocol={protocol} canEdit={canEdit} isLocked={isLocked} />
      <Section id="timePoints" isLocked={isLocked}>
        <Fact name={timePoints.preop} hint={timePoints.preopHint}>
          {canEdit ? (
            <ProtocolField
              label={fields.preopWithinDays}
              value={String(protocol.preopWithinDays)}
              width={88}
              suffix={fields.daysBefore}
              inputMode="numeric"
              onKeep={(text) => keep({ preopWithinDays: typedNumber(text) })}
            />
          ) : (
            timePoints.preopText(protocol.preopWithinDays)
          )}
        </Fact>
        <Fact name={timePoints.followUp} hint={timePoints.followUpHint}>
          {canEdit ? (
            <ProtocolField
              label={fields.followUpAtLeastDays}
              value={String(protocol.followUpAtLeastDays)}
              width={88}
              suffix={fields.daysAfter}
              inputMode="numeric"
              onKeep={(text) => keep({ followUpAtLeastDays: typedNumber(text) })}
            />
          ) : (
            timePoints.followUpText(protocol.followUpAtLeastDays)
          )}
        </Fact>
        <SeriesRuleFacts protocol={protocol} canEdit={canEdit} />
        <Fact name={timePoints.byHand} hint={timePoints.byHandHint}>
          {timePoints.byHandText}
        </Fact>
      </Section>
      <PairCheckSection protocol={protocol} canEdit={canEdit} isLocked={isLocked} />
      <EligibilitySection protocol={protocol} canEdit={canEdit} isLocked={isLocked} />
      <Section id="missing" isLocked>
        <Fact name={missing.rule} hint={missing.ruleHint}>
          {missing.ruleText}
        </Fact>
        <Fact name={missing.reasons} hint={missing.reasonsHint}>
          {missing.reasonsText}
        </Fact>
      </Section>
      <Section id="statistics" isLocked={isLocked}>
        <Fact name={fields.alpha} hint={statistics.alphaHint}>
          {canEdit ? (
            <ProtocolField
              label={fields.alpha}
              value={String(protocol.alpha)}
              width={88}
              suffix={statistics.alphaSuffix}
              inputMode="decimal"
              onKeep={(text) => keep({ alpha: typedNumber(text) })}
            />
          ) : (
            String(protocol.alpha)
          )}
        </Fact>
        <Fact name={statistics.path} hint={statistics.pathHint}>
          {statistics.pathText}
        </Fact>
        <Fact name={statistics.counts}>{statistics.countsText}</Fact>
        <Fact name={statistics.agreement} hint={statistics.agreementHint}>
          {statistics.agreementText}
        </Fact>
        <Fact name={statistics.rounding}>{statistics.roundingText}</Fact>
      </Section>
    </>
  );
}

function Observers({ project, canEdit, isLocked }: SectionsProps) {
  const { protocol } = project;
  const keep = useProtocolChange(protocol);
  return (
    <Section id="observers" isLocked={isLocked}>
      <table className="plain-table protocol-observers" aria-label={protocolText.sections.observers}>
        <thead>
          <tr>
            <th scope="col">{observers.heads.observer}</th>
            <th scope="col">{observers.heads.role}</th>
            <th scope="col">{observers.heads.outline}</th>
            <th scope="col" className="number">
              {observers.heads.rounds}
            </th>
          </tr>
        </thead>
        <tbody>
          {protocol.observers.map((observer) => (
            <tr key={observer.id}>
              <th scope="row">
                <span className="icon-text">
                  <ObserverTag protocol={protocol} id={observer.id} /> {observers.name(observer.letter)}
                </span>
              </th>
              <td>
                {canEdit ? (
                  <ProtocolField
                    label={fields.role(observer.letter)}
                    value={observer.role}
                    width="100%"
                    onKeep={(role) =>
                      keep({
                        observers: protocol.observers.map((one) =>
                          one.id === observer.id ? { ...one, role } : one,
                        ),
                      })
                    }
                  />
                ) : (
                  observer.role
                )}
              </td>
              <td>{observers.outlines[observerStyle(protocol, observer.id)]}</td>
              <td className="number">{protocol.rounds}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Fact name={observers.average} hint={observers.averageHint}>
        {observers.averageText(protocol.observers.length)}
      </Fact>
    </Section>
  );
}

function Blinding({ project }: { readonly project: Project }) {
  const { unblinding, kind, identity } = project;
  const isDemo = kind.kind === 'demo';
  return (
    <Section id="blinding" isLocked>
      <Fact name={blinding.observers} hint={blinding.observersHint}>
        {blinding.observersText}
      </Fact>
      <Fact name={blinding.group} hint={blinding.groupHint}>
        {blinding.groupText}
      </Fact>
      <Fact name={blinding.timePoint} hint={blinding.timePointHint}>
        {blinding.timePointText}
      </Fact>
      <Fact name={blinding.results} hint={isDemo ? blinding.demoHint : blinding.resultsHint}>
        {isDemo ? blinding.demoText : blinding.resultsText}
      </Fact>
      <Fact name={blinding.files} hint={blinding.filesHint}>
        {blinding.filesText}
      </Fact>
      <Fact
        name={pairRulesText.identity.name}
        hint={identity === 'kept' ? pairRulesText.identity.keptHint : pairRulesText.identity.removedHint}
      >
        {pairRulesText.identity[identity]}
      </Fact>
      {isDemo ? null : (
        <Fact name={blinding.unblinding} {...(unblinding ? { hint: `“${unblinding.reason}”` } : {})}>
          {unblinding ? blinding.unblinded(dayAndTime(unblinding.atUtc)) : blinding.notUnblinded}
        </Fact>
      )}
    </Section>
  );
}

function Values({ project, canEdit, isLocked }: SectionsProps) {
  const { protocol } = project;
  const keep = useProtocolChange(protocol);
  const kinds: readonly Protocol['csaKind'][] = ['gross', 'net'];
  return (
    <Section id="values" isLocked={isLocked}>
      <Fact name={values.slice} hint={values.sliceHint}>
        {values.sliceText}
      </Fact>
      <Fact name={values.tolerance} hint={values.toleranceHint}>
        {values.toleranceText(protocol.sliceToleranceMm)}
      </Fact>
      <Fact name={fields.csaKind} hint={values.csaHint}>
        {canEdit ? (
          <div className="radio-list" role="radiogroup" aria-label={fields.csaKind}>
            {kinds.map((kind) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="csa-kind"
                  checked={protocol.csaKind === kind}
                  onChange={() => void keep({ csaKind: kind })}
                />
                {values.csa[kind].text}
              </label>
            ))}
          </div>
        ) : (
          values.csa[protocol.csaKind].text
        )}
      </Fact>
      <ValueKindFact protocol={protocol} canEdit={canEdit} />
      <Fact name={ruleWords.name} {...(canEdit && { hint: measuredText.remeasured })}>
        {canEdit ? (
          <RadioList
            label={ruleWords.name}
            choices={pixelRuleIds.map((value) => ({
              value,
              text: ruleText(value),
              hint: ruleWords.hints[value],
            }))}
            value={protocol.pixelRule}
            onKeep={(value) => keep({ pixelRule: value })}
          />
        ) : (
          ruleText(protocol.pixelRule)
        )}
      </Fact>
    </Section>
  );
}

/** A pixel rule with the version of its text: what a study must name. */
function ruleText(id: PixelRule['id']): string {
  return `${ruleWords.choices[id]}${ruleWords.version(pixelRule(id).version)}`;
}
