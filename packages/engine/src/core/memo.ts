/**
 * What was worked out from the rest of the world and can be worked out anew at any time: no part of its state. A digest
 * passes over it, and a copy of the world starts without.
 */
export abstract class Memo {}
