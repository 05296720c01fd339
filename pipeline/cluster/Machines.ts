/** Where machines meet that build together. */
export interface Machines {
  /** Address of the database. */
  readonly url: string
  /** Seconds after which a worker that gave no sign of life has lost its work. */
  readonly lease: number
}
