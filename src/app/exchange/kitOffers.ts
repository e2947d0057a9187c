import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ObserverId, SubjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { type GivenSlices, givenSlicesOf } from '../../domain/reading/givenSlices';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import { imagesHere } from '../imagesComing';
import { rest } from '../inSlices';
import { earlierKits } from '../kits/kitSecret';
import { filesOf, planKit } from '../kits/planKit';

/** What a kit of one observer would hold, before it is made. */
export interface KitOffer {
  readonly observerId: ObserverId;
  /** Which issue the next kit would be; 1 for the first. */
  readonly issue: number;
  /** How earlier issues were made: later ones have to be made alike. */
  readonly manner?: 'with-images' | 'without-images';
  /** Subjects, or masked scans, to read. */
  readonly units: number;
  /** Included subjects whose slices are not chosen yet: left for a later issue. */
  readonly waitsForSlices: number;
  /** Of their own, that go with it. */
  readonly signedReadings: number;
  readonly images: number;
  /** Files that hold them, as they lie here: cleaning changes their size little. */
  readonly imageBytes: number;
  /** Files that no source has now. */
  readonly missingFiles: number;
}

/** What each observer's kit would hold now. For the researcher alone. */
export async function kitOffers(context: AppContext): Promise<Result<readonly KitOffer[], StorageFailure>> {
  if (openProjectOf(context).areImagesComing) await imagesHere(context);
  const open = openProjectOf(context);
  if (open.person.kind !== 'researcher') {
    return err({ kind: 'blocked', message: 'Kits are made by the researcher.' });
  }
  const given = await givenHere(context, open);
  if (!given.ok) return given;
  const offers: KitOffer[] = [];
  for (const { id } of readersOf(open.project.protocol)) {
    const offer = await offerFor(context, open, id, given.value);
    // The third reader reads nothing but what is to be settled.
    if (id !== thirdReaderId || offer.units > 0 || offer.issue > 1) offers.push(offer);
    await rest();
    if (!isStillHere(context, open)) return err({ kind: 'blocked', message: 'Somebody else sits here now.' });
  }
  return ok(offers);
}

async function givenHere(
  { ports }: AppContext,
  { project }: OpenProject,
): Promise<Result<ReadonlyMap<SubjectId, GivenSlices>, StorageFailure>> {
  if (project.protocol.sliceRule !== 'chosen-beforehand') return ok(new Map());
  const choices = await ports.storage.loadSliceChoices(project.id);
  if (!choices.ok) return choices;
  const signed = choices.value.filter(({ state }) => state === 'signed');
  return ok(
    new Map(
      signed.flatMap((reading): [SubjectId, GivenSlices][] => {
        const slices = givenSlicesOf(reading);
        return slices ? [[reading.subjectId, slices]] : [];
      }),
    ),
  );
}

async function offerFor(
  context: AppContext,
  open: OpenProject,
  observerId: ObserverId,
  given: ReadonlyMap<SubjectId, GivenSlices>,
): Promise<KitOffer> {
  const earlier = await earlierKits(context, observerId);
  const issue = earlier.issue + 1;
  const issuedAtUtc = context.ports.clock.nowUtc();
  const facts = { observerId, issuedAtUtc, issue, hasImages: true };
  const { units } = planKit(open, facts, given);
  const everything = given.size > 0 || open.project.protocol.sliceRule === 'chosen-beforehand';
  const files = units.flatMap(({ images }) => filesOf(images).map(([first]) => first.stored));
  const isMissing = (one: (typeof files)[number]) => !context.registry.isReachable(imageKey(one.header));
  const subjects = new Set(units.map(({ subject }) => subject.id));
  return {
    observerId,
    issue,
    ...(earlier.manner && { manner: earlier.manner }),
    units: units.length,
    waitsForSlices: everything
      ? open.subjects.filter(({ id, exclusion }) => !exclusion && !given.has(id) && !subjects.has(id)).length
      : 0,
    signedReadings: open.progress.filter((one) => one.observerId === observerId && one.state === 'signed')
      .length,
    images: units.reduce((sum, { images }) => sum + images.length, 0),
    imageBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    missingFiles: files.filter(isMissing).length,
  };
}
