/** A folded text that another has in it: anywhere, at its start, at its end, or, with both anchors, as all of it. */
export interface Fragment {
  readonly text: string;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}
