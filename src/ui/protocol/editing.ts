import { createContext, useContext } from 'react';
import type { ProtocolChange } from '../../app/protocol/protocolChange';
import { present } from '../../base/assert';
import type { Project } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import type { FieldOutcome } from './ProtocolField';

/**
 * How the form stands. `draft`: each change is kept at once. `amending`: changes are gathered on a copy and put in force
 * together. `locked`: only what needs no amendment is a field. `read`: nothing is.
 */
export type EditingMode = 'draft' | 'amending' | 'locked' | 'read';

export interface ProtocolEditing {
  readonly mode: EditingMode;
  /** With the protocol that is shown: the one in force, or the copy that is being amended. */
  readonly project: Project;
  /** What needs an amendment is a field. */
  readonly canEdit: boolean;
  /** What needs none is a field. */
  readonly canEditFree: boolean;
  /** Readings are begun: what would show them in another way is no field any more. */
  readonly areReadingsBegun: boolean;
  readonly keep: (part: Partial<ProtocolChange>) => Promise<FieldOutcome>;
}

export const EditingContext = createContext<ProtocolEditing | undefined>(undefined);

/** How the form around stands, and the way to keep a part of it. */
export function useEditing(): ProtocolEditing {
  return present(useContext(EditingContext), 'the form around a section');
}

/** The protocol that is shown. */
export function useShownProtocol(): Protocol {
  return useEditing().project.protocol;
}
