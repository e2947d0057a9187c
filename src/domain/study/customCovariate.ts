import type { IsoDate } from '../isoDate';

/** What every covariate that a user adds has. The id stays when the name changes. */
interface Named {
  readonly id: string;
  readonly name: string;
  /** Its values tell, or nearly tell, the group: hidden from whoever still reads, as refractures are. */
  readonly tellsGroup?: true;
}

/** Limits beyond which a number is a slip of the pen or of the unit; both are possible values. */
export interface PlausibleRange {
  readonly from: number;
  readonly to: number;
}

/** A number that the user adds, such as bone cement in mL. */
export interface CustomNumber extends Named {
  readonly kind: 'number';
  readonly unit?: string;
  readonly range?: PlausibleRange;
}

/** One answer of a category. The id stays when the name changes. */
export interface CustomCategoryAnswer {
  readonly id: string;
  readonly name: string;
}

/** A choice among answers that the user adds, in the order of tables; such as smoking: never, former, now. */
export interface CustomCategory extends Named {
  readonly kind: 'category';
  readonly categories: readonly CustomCategoryAnswer[];
}

/** A calendar date that the user adds. */
export interface CustomDate extends Named {
  readonly kind: 'date';
}

/** A covariate that the user adds to those that every project has. It belongs to the project, not to its protocol. */
export type CustomCovariate = CustomNumber | CustomCategory | CustomDate;

/**
 * A subject's value of one. It says its own kind, so that no value is ever taken for one of another kind. A missing
 * value has no entry. In a project without identity a date is a stand-in that counts days; see `studyDay`.
 */
export type CustomValue =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'category'; readonly categoryId: string }
  | { readonly kind: 'date'; readonly date: IsoDate };

/** A subject's values, by the id of the covariate. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
