/** The offices that an article lists or is about, found again by the place that they stand for. */
import { isWithin, resolveRegion } from "../../knowledge/regions.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"

export interface Office {
  readonly ref: Ref
  readonly kind: OrganizationKind
  /** Name as printed, in simplified characters. */
  readonly hans: string
  /** Codes of the places that it stands for: of its own name, and where it is. */
  readonly places: ReadonlyArray<string>
  /** The office that it is a unit of. */
  readonly within: Ref | null
  /** An entry of a list or table; otherwise the article's own subject or named in running text. */
  readonly listed: boolean
  /** Sections that it is listed under, in simplified characters. */
  readonly sections: ReadonlyArray<string>
}

export interface PlacePart {
  /** Code of the region. */
  readonly code: string
  /** Place of the region's name in the office's name. */
  readonly start: number
  readonly end: number
}

const standing =
  /驻(?<place>[^驻\s，。、]{1,10}?)(?:特别行政区)?(?:经济贸易|经贸|贸易|人民|商务|工作)?(?:办事处|联络处|代表处|代表团|联络组|联络站|办公室|联络办|办)$/u
const bare = /^(?<place>[^驻\s，。、]{2,10}?)(?:办事处|联络处|代表处|联络组|联络站)$/u

/** The place that an office stands for by its own name (驻哈尔滨, 駐粵, 成都联络处), read in simplified characters. */
export const placeOfName = (hans: string): PlacePart | null => {
  const match = standing.exec(hans) ?? bare.exec(hans)
  if (match === null) return null
  const place = match.groups!["place"]!
  const region = resolveRegion(place)
  const start = match.index + match[0].indexOf(place)
  return region === null ? null : { code: region.code, start, end: start + place.length }
}

export class Roster {
  readonly #offices = new Map<Ref, Office>()
  /** Refs by the province of a place. */
  readonly #provinces = new Map<string, Set<Ref>>()

  /** A known office gets the new places and sections, too. */
  add(office: Office): void {
    const before = this.#offices.get(office.ref)
    const joined =
      before === undefined
        ? office
        : {
            ...before,
            places: [...new Set([...before.places, ...office.places])],
            listed: before.listed || office.listed,
            sections: [...new Set([...before.sections, ...office.sections])]
          }
    this.#offices.set(office.ref, joined)
    for (const place of joined.places) {
      const province = place.slice(0, 2)
      const refs = this.#provinces.get(province)
      if (refs === undefined) this.#provinces.set(province, new Set([office.ref]))
      else refs.add(office.ref)
    }
  }

  get all(): ReadonlyArray<Office> {
    return [...this.#offices.values()]
  }

  of(ref: Ref): Office | null {
    return this.#offices.get(ref) ?? null
  }

  /** The one office of a kind whose own name has the place. */
  standingFor(code: string, kind: OrganizationKind): Office | null {
    const found = this.#inProvince(code).filter((office) => office.kind === kind && office.places[0] === code)
    return found.length === 1 ? found[0]! : null
  }

  #inProvince(code: string): ReadonlyArray<Office> {
    return [...(this.#provinces.get(code.slice(0, 2)) ?? [])].map((ref) => this.#offices.get(ref)!)
  }

  /**
   * The one office that stands for a place: by its own name, else by where it is, else for a region around it or in it.
   * Null if there is none or more than one. With a kind, offices of that kind alone.
   */
  at(code: string, kind: OrganizationKind | null = null): Office | null {
    const of = this.#inProvince(code).filter((office) => kind === null || office.kind === kind)
    const exact = of.filter(({ places }) => places.includes(code))
    const own = exact.filter(({ places }) => places[0] === code)
    const around = of.filter(({ places }) =>
      places.some((place) => isWithin(place, code) || isWithin(code, place))
    )
    for (const found of [own, exact, around].flatMap((some) => [some.filter(({ listed }) => listed), some]))
      if (found.length > 0) return found.length === 1 ? found[0]! : null
    return null
  }
}
