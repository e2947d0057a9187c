import { useCallback, useRef, useState } from 'react';
import type { FigurePoint } from '../../../report/figures/figureModel';
import { type MarkPlace, markPlaces, nearestPlace } from './markPlaces';
import { nextPlace } from './nextPlace';

/** A ring around the mark in hand, in CSS px of the drawing's own box. */
export interface PointRing {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** Larger ones, such as lines and pictures, have no ring. */
const largestMarkPx = 40;
/** A pointer this near to a mark means it. */
const hitPx = 10;

/** The points of a drawing: which one is in hand, by pointer or by keys. All marks of one subject are marked together. */
export function usePoints(points: ReadonlyMap<string, FigurePoint>) {
  const drawing = useRef<SVGSVGElement>(undefined);
  const marks = useRef<readonly MarkPlace[]>(undefined);
  const inHand = useRef<MarkPlace>(undefined);
  const [point, setPoint] = useState<FigurePoint>();
  const [ring, setRing] = useState<PointRing>();

  const pointOf = useCallback(
    (element: Element): FigurePoint | undefined => points.get(element.getAttribute('data-code') ?? ''),
    [points],
  );

  const marksNow = useCallback((): readonly MarkPlace[] => {
    if (drawing.current) {
      marks.current ??= markPlaces(drawing.current, (element) => pointOf(element) !== undefined);
    }
    return marks.current ?? [];
  }, [pointOf]);

  const take = useCallback(
    (mark: MarkPlace | undefined): FigurePoint | undefined => {
      const found = mark && pointOf(mark.element);
      if (mark?.element === inHand.current?.element) return found;
      const all = drawing.current;
      for (const marked of all?.querySelectorAll('[data-pointed]') ?? []) {
        marked.removeAttribute('data-pointed');
      }
      inHand.current = mark;
      setPoint(found);
      setRing(mark && ringOf(mark, all));
      const code = mark?.element.getAttribute('data-code');
      if (code) {
        for (const one of all?.querySelectorAll(`[data-code="${CSS.escape(code)}"]`) ?? []) {
          one.setAttribute('data-pointed', '');
        }
      }
      return found;
    },
    [pointOf],
  );

  const drawn = useCallback(
    (svg: SVGSVGElement): void => {
      take(undefined);
      drawing.current = svg;
      marks.current = undefined;
    },
    [take],
  );

  /** Takes the mark under a pointer, or nearly under it, in hand, and says whose it is. */
  const pointAt = useCallback(
    (event?: { readonly target: EventTarget; readonly clientX: number; readonly clientY: number }) => {
      const { target } = event ?? {};
      const element = target instanceof Element ? target.closest('[data-code]') : null;
      const sheet = drawing.current?.getBoundingClientRect();
      if (!event || !sheet) return take(undefined);
      const all = marksNow();
      const pressed = element && all.find((mark) => mark.element === element);
      if (pressed) return take(pressed);
      const small = all.filter(({ size }) => size * sheet.width <= largestMarkPx);
      const near = nearestPlace(
        small.map(({ x, y }) => ({ x: x * sheet.width, y: y * sheet.height })),
        { x: event.clientX - sheet.left, y: event.clientY - sheet.top },
        hitPx,
      );
      return take(near === undefined ? undefined : small[near]);
    },
    [marksNow, take],
  );

  /** False where the key means nothing here. */
  const step = useCallback(
    (key: string): boolean => {
      const { width = 1, height = 1 } = drawing.current?.getBoundingClientRect() ?? {};
      const all = marksNow();
      const from = all.findIndex(({ element }) => element === inHand.current?.element);
      const places = all.map(({ x, y }) => ({ x: x * width, y: y * height }));
      const next = nextPlace(places, from < 0 ? undefined : from, key);
      if (next === undefined) return false;
      all[next]?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      take(all[next]);
      return true;
    },
    [marksNow, take],
  );

  /** After a zoom: the ring follows its mark. */
  const replaceRing = useCallback((): void => {
    setRing(inHand.current && ringOf(inHand.current, drawing.current));
  }, []);

  return { point, ring, drawn, pointAt, step, replaceRing };
}

function ringOf({ x, y, size }: MarkPlace, drawing: SVGSVGElement | undefined): PointRing | undefined {
  const sheet = drawing?.getBoundingClientRect();
  if (!sheet || size * sheet.width > largestMarkPx) return undefined;
  const ringSize = size * sheet.width + 8;
  return { left: x * sheet.width - ringSize / 2, top: y * sheet.height - ringSize / 2, size: ringSize };
}
