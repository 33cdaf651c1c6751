export type Language = 'en' | 'zh';

/** How a person sits in front of the product. */
export interface Looks {
  readonly language?: Language;
  readonly screen?: 'desk' | 'phone' | 'projector';
}

/** Where the product is found: itself, or a wire that leads to it. */
export interface Place {
  readonly url: string;
}
