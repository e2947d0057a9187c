import { IconLock } from '@tabler/icons-react';
import { readText } from './readText';
import './slicePlace.css';

/** In the place of the slice's card: it was chosen beforehand, for everybody, and stays. */
export function GivenSliceCard({ isCropped }: { readonly isCropped: boolean }) {
  return (
    <section className="slice-card given" aria-label={readText.slice}>
      <strong>{readText.slice}</strong>
      <span className="icon-text" data-testid="slice-given">
        <IconLock size={14} className="muted" aria-hidden />
        {readText.chosenBeforehand}
      </span>
      <p className="muted given-text">{readText.forEverybody}</p>
      {isCropped ? <p className="faint given-text">{readText.shownBehindCanal}</p> : null}
    </section>
  );
}
