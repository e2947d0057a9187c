import type { RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { useApp } from '../AppContext';
import { ReasonDialog } from '../parts/ReasonDialog';
import { CannotMeasureDialog } from './CannotMeasureDialog';
import { KeyMapDialog } from './KeyMapDialog';
import { targetWords } from './numbersRow';
import { readText } from './readText';
import { SignDialog } from './SignDialog';
import { useLogHead } from './useLogHead';
import { useSession } from './useSession';

/** Which dialog of Read is open. */
export type ReadDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'sign' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'cannot-measure'; readonly target: RoiTarget };

interface ReadDialogsProps {
  readonly dialog: ReadDialog;
  readonly protocol: Protocol;
  readonly code: string;
  readonly onClose: () => void;
}

/** The dialogs of Read; none opens while something is being drawn, but by a key that asks for it. */
export function ReadDialogs({ dialog, protocol, code, onClose }: ReadDialogsProps) {
  const app = useApp();
  const isOfSlices = useSession(({ task }) => task === 'slices') === true;
  const logHead = useLogHead(dialog.kind === 'sign');
  switch (dialog.kind) {
    case 'none':
      return null;
    case 'keys':
      return <KeyMapDialog protocol={protocol} onClose={onClose} />;
    case 'sign':
      return <SignDialog protocol={protocol} code={code} logHead={logHead} onClose={onClose} />;
    case 'cannot-measure':
      return (
        <CannotMeasureDialog
          target={dialog.target}
          name={targetWords(dialog.target, protocol)}
          onClose={onClose}
        />
      );
    case 'reopen':
      return (
        <ReasonDialog
          title={isOfSlices ? readText.reopenSlicesTitle(code) : readText.reopenTitle(code)}
          text={isOfSlices ? readText.reopenSlicesText : readText.reopenText}
          reasonLabel={readText.reasonRequired}
          verb={readText.reopenAct}
          cancel={readText.cancel}
          onClose={onClose}
          onDo={(reason) => void app.reopenReading(reason)}
        />
      );
  }
}
