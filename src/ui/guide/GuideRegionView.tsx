import type { GuideRegion } from '../../domain/study/conduct';
import { type FieldOutcome, ProtocolField } from '../protocol/ProtocolField';
import { guideText } from './guideText';
import { useGuidePictures } from './useGuidePictures';

/** Text and pictures of one region, to be read. With `onKeep` the captions are fields: they change no outline. */
export function GuideRegionView({
  region,
  onKeep,
}: {
  readonly region: GuideRegion;
  readonly onKeep?: (region: GuideRegion) => Promise<FieldOutcome>;
}) {
  const { text, pictures } = region;
  const urls = useGuidePictures(pictures.map(({ sha256 }) => sha256));
  if (text === '' && pictures.length === 0) return <span className="faint">{guideText.empty}</span>;
  return (
    <div className="guide-view">
      {text ? <p className="guide-words">{text}</p> : null}
      {pictures.length > 0 ? (
        <ul className="guide-pictures" aria-label={guideText.pictures(guideText.regions[region.region])}>
          {pictures.map(({ sha256, caption }, index) => (
            <li key={sha256}>
              <div className="guide-picture">
                {urls?.has(sha256) ? (
                  <img src={urls.get(sha256)} alt={caption || guideText.caption(index + 1)} />
                ) : urls ? (
                  <span className="fact-hint">{guideText.lacking}</span>
                ) : null}
              </div>
              {onKeep ? (
                <ProtocolField
                  label={guideText.caption(index + 1)}
                  value={caption}
                  placeholder={guideText.captionExample}
                  width="100%"
                  onKeep={(next) =>
                    onKeep({
                      ...region,
                      pictures: pictures.map((one) =>
                        one.sha256 === sha256 ? { ...one, caption: next } : one,
                      ),
                    })
                  }
                />
              ) : caption ? (
                <p className="fact-hint">{caption}</p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
