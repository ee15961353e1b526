/** What the bank has sent back, for the gateway to judge. Opaque: neither its form nor its length say anything. */
export interface ReturnProof {
  /** What the ACS has posted as `PaRes`. */
  readonly paResMessage?: string;
  /** Takes the place of what the enrolment gave. */
  readonly redirectionData?: string;
  readonly messageVersion?: string;
}
