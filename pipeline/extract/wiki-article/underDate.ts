/** Whether words stand under a date: what they say was so then. */
import { findDates } from "../../knowledge/dates.ts"

/** Whether a stretch stands under a date: 1985年设立，为…, not X是Y于1985年设立的…, nor 目前. */
export const isDated = (hans: string): boolean =>
  findDates(hans).some(({ edtf }) => !edtf.endsWith("/..")) &&
  !/目前|现为|现时|现在|至今|[是系][^，。；]*$/u.test(hans)
