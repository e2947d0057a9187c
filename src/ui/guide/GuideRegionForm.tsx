import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { GuideRegion } from '../../domain/study/conduct';
import { picturesAtMost } from '../../domain/study/guidePicture';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { type FieldOutcome, ProtocolField } from '../protocol/ProtocolField';
import { guideText } from './guideText';
import { reencodePicture } from './reencodePicture';
import { useGuidePictures } from './useGuidePictures';

interface GuideRegionFormProps {
  readonly region: GuideRegion;
  readonly onKeep: (region: GuideRegion) => Promise<FieldOutcome>;
}

/** Text and pictures of one region. Pictures come by picker, drop or paste, and are drawn anew before they are kept. */
export function GuideRegionForm({ region, onKeep }: GuideRegionFormProps) {
  const app = useApp();
  const name = guideText.regions[region.region];
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(region.text);
  const [message, setMessage] = useState('');
  const [isWorking, setWorking] = useState(false);
  const [isOver, setOver] = useState(false);
  const urls = useGuidePictures(region.pictures.map(({ sha256 }) => sha256));
  useEffect(() => setText(region.text), [region.text]);

  const keepText = async (): Promise<void> => {
    if (text.trim() === region.text) return;
    const outcome = await onKeep({ ...region, text });
    setMessage(outcome.isKept ? '' : outcome.message);
  };
  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setWorking(true);
    setMessage('');
    let { pictures } = region;
    let failure = '';
    for (const file of files) {
      if (pictures.length >= picturesAtMost) {
        failure = guideText.failures['too-many'];
        break;
      }
      const drawn = await reencodePicture(file);
      if (!drawn.ok) {
        failure = guideText.failures[drawn.error];
        continue;
      }
      const kept = await app.keepGuidePicture(drawn.value);
      if (!kept.ok) {
        failure = `${guideText.failures['not-kept']} ${kept.error.message}`;
        continue;
      }
      const { sha256, mediaType } = kept.value;
      if (pictures.some((picture) => picture.sha256 === sha256)) continue;
      pictures = [...pictures, { sha256, mediaType, caption: '' }];
    }
    if (pictures !== region.pictures) {
      const outcome = await onKeep({ ...region, text, pictures });
      if (!outcome.isKept) failure = outcome.message;
    }
    setWorking(false);
    setMessage(failure);
  };
  return (
    <fieldset
      aria-label={name}
      className={isOver ? 'guide-form is-over' : 'guide-form'}
      data-testid={`guide-${region.region}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void take([...event.dataTransfer.files]);
      }}
      onPaste={(event) => {
        const files = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
        if (files.length === 0) return;
        event.preventDefault();
        void take(files);
      }}
    >
      <Textarea
        aria-label={guideText.text(name)}
        placeholder={guideText.textExample}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void keepText()}
      />
      {region.pictures.length > 0 ? (
        <ul className="guide-pictures" aria-label={guideText.pictures(name)}>
          {region.pictures.map((picture, index) => (
            <li key={picture.sha256}>
              <div className="guide-picture">
                {urls?.has(picture.sha256) ? (
                  <img src={urls.get(picture.sha256)} alt={picture.caption || guideText.caption(index + 1)} />
                ) : urls ? (
                  <span className="fact-hint">{guideText.lacking}</span>
                ) : null}
                <ActionIcon
                  variant="default"
                  size={24}
                  aria-label={guideText.remove(index + 1)}
                  title={guideText.remove(index + 1)}
                  onClick={() =>
                    void onKeep({
                      ...region,
                      pictures: region.pictures.filter(({ sha256 }) => sha256 !== picture.sha256),
                    })
                  }
                >
                  <IconX size={13} aria-hidden />
                </ActionIcon>
              </div>
              <ProtocolField
                label={guideText.caption(index + 1)}
                value={picture.caption}
                placeholder={guideText.captionExample}
                width="100%"
                onKeep={(caption) =>
                  onKeep({
                    ...region,
                    pictures: region.pictures.map((one) =>
                      one.sha256 === picture.sha256 ? { ...one, caption } : one,
                    ),
                  })
                }
              />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="protocol-input">
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg"
          multiple
          hidden
          data-testid={`guide-files-${region.region}`}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void take(files);
          }}
        />
        <Button
          leftSection={<IconPhotoPlus size={15} aria-hidden />}
          disabled={isWorking || region.pictures.length >= picturesAtMost}
          onClick={() => picker.current?.click()}
        >
          {guideText.add}
        </Button>
        <span className="fact-hint" role="status">
          {isWorking ? guideText.working : guideText.dropHere}
        </span>
      </div>
      {message ? (
        <p className="protocol-message icon-text" role="alert">
          <StateIcon state="wrong" size={14} />
          {message}
        </p>
      ) : null}
    </fieldset>
  );
}
