import type { CodedConcept } from '../../../../domain/dicomObjects/scanObjects';
import type { SliceHeader } from '../../../../domain/image/sliceHeader';
import { codeItem } from '../codeItem';
import { type DataSet, dataSet } from '../dataSet';
import { decimalString } from '../decimalString';
import { imageReference } from '../imageReference';

/** How an item relates to the one it stands in (PS3.3 C.17.3.2.4). */
export type Relation =
  | 'CONTAINS'
  | 'HAS OBS CONTEXT'
  | 'HAS CONCEPT MOD'
  | 'HAS ACQ CONTEXT'
  | 'SELECTED FROM';

function item(
  relation: Relation | undefined,
  type: string,
  name: CodedConcept | undefined,
  value: DataSet,
  children: readonly DataSet[] = [],
): DataSet {
  return {
    ...dataSet({
      RelationshipType: relation,
      ValueType: type,
      ConceptNameCodeSequence: name && [codeItem(name)],
      ContentSequence: children.length > 0 ? children : undefined,
    }),
    ...value,
  };
}

/** A container; `template` where it follows one of PS3.16. */
export function container(name: CodedConcept, children: readonly DataSet[], template?: string): DataSet {
  return anyContainer('CONTAINS', name, children, template);
}

/** The document itself: the container that stands in no other. */
export function rootContainer(name: CodedConcept, children: readonly DataSet[], template: string): DataSet {
  return anyContainer(undefined, name, children, template);
}

function anyContainer(
  relation: Relation | undefined,
  name: CodedConcept,
  children: readonly DataSet[],
  template: string | undefined,
): DataSet {
  return item(
    relation,
    'CONTAINER',
    name,
    dataSet({
      ContinuityOfContent: 'SEPARATE',
      ContentTemplateSequence:
        template === undefined
          ? undefined
          : [dataSet({ MappingResource: 'DCMR', TemplateIdentifier: template })],
    }),
    children,
  );
}

export function code(
  relation: Relation,
  name: CodedConcept,
  value: CodedConcept,
  children: readonly DataSet[] = [],
): DataSet {
  return item(relation, 'CODE', name, dataSet({ ConceptCodeSequence: [codeItem(value)] }), children);
}

export function text(relation: Relation, name: CodedConcept, value: string): DataSet {
  return item(relation, 'TEXT', name, dataSet({ TextValue: value }));
}

export function personName(relation: Relation, name: CodedConcept, value: string): DataSet {
  return item(relation, 'PNAME', name, dataSet({ PersonName: value }));
}

export function uidReference(relation: Relation, name: CodedConcept, uid: string): DataSet {
  return item(relation, 'UIDREF', name, dataSet({ UID: uid }));
}

/**
 * A number with its unit. Numeric Value is text of 16 characters; Floating Point Value beside it is the number itself, bit by
 * bit.
 */
export function num(
  relation: Relation,
  name: CodedConcept,
  value: number,
  unit: CodedConcept,
  children: readonly DataSet[] = [],
): DataSet {
  const measured = dataSet({
    MeasurementUnitsCodeSequence: [codeItem(unit)],
    NumericValue: decimalString(value),
    FloatingPointValue: value,
  });
  return item(relation, 'NUM', name, dataSet({ MeasuredValueSequence: [measured] }), children);
}

/** Refers to a slice; has no concept name where its place says what it is. */
export function image(relation: Relation, header: SliceHeader, children: readonly DataSet[] = []): DataSet {
  const reference = dataSet({ ReferencedSOPSequence: [imageReference(header)] });
  return item(relation, 'IMAGE', undefined, reference, children);
}
