export type Language = 'en' | 'zh';

/** How a person sits in front of the product. */
export interface Looks {
  readonly language?: Language;
  readonly screen?: 'desk' | 'phone' | 'projector';
  /** `little`: asks for stepping stones in place of frames in flight, which cost half of a large class's time. */
  readonly motion?: 'full' | 'little';
}

/** Where the product is found: itself, or a wire that leads to it. */
export interface Place {
  readonly url: string;
}
