import type { ComponentProps } from 'react';
import { NewProjectDialog } from './NewProjectDialog';
import { RemoveDialog } from './RemoveDialog';

type StartDialogProps =
  | ({ readonly kind: 'new' } & ComponentProps<typeof NewProjectDialog>)
  | ({ readonly kind: 'remove' } & ComponentProps<typeof RemoveDialog>);

/** The dialog over the start screen, whichever it is. */
export function StartDialog(props: StartDialogProps) {
  return props.kind === 'new' ? <NewProjectDialog {...props} /> : <RemoveDialog {...props} />;
}
