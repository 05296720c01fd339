/**
 * Prefixes of links that leave the wiki, lower case: sister projects and language editions.
 * Source: the interwiki table of the Chinese Wikipedia (projects) and the list of its language editions.
 */
const projects =
  "s wikisource q wikiquote b wikibooks n wikinews v wikiversity voy wikivoyage wikt wiktionary species wikispecies " +
  "w wikipedia c commons m meta metawikimedia d wikidata f wikifunctions mw mediawikiwiki foundation wmf wikimedia " +
  "incubator outreach phab phabricator bugzilla mediazilla toollabs toolforge tools wikitech doi rfc imdbname imdbtitle " +
  "google moegirl moegirlpedia uncyclopedia baidu wmania wikimania lib mail mailarchive svn gerrit testwiki betawikiversity " +
  "acronym advogato arxiv c2find cache commonswiki dictionary drumcorpswiki emacswiki foldoc freebsdman gentoo-wiki " +
  "hrwiki imdb kmwiki linuxwiki lojban lqwiki meatball memoryalpha metawiki mozillawiki oeis openwiki pmid pythoninfo " +
  "s23wiki seattlewireless senseislibrary shoutwiki sourceforge sourcewatch squeak tmbw theopedia twiki usemod wiki " +
  "wikia wikif1 wikihow wikinfo"

const languages =
  "aa ab ace ady af als alt am ami an ang ann anp ar arc ary arz as ast atj av avk awa ay az azb ba ban bar bat-smg bbc " +
  "bcl bdr be be-tarask be-x-old bew bg bh bi bjn blk bm bn bo bpy br bs btm bug bxr ca cbk-zam cdo ce ceb ch cho chr " +
  "chy ckb co cr crh cs csb cu cv cy da dag de dga din diq dsb dtp dty dv dz ee el eml en eo es et eu ext fa fat ff fi " +
  "fiu-vro fj fo fon fr frp frr fur fy ga gag gan gcr gd gl glk gn gom gor got gpe gsw gu guc gur guw gv ha hak haw he hi " +
  "hif ho hr hsb ht hu hy hyw hz ia iba id ie ig igl ii ik ilo inh io is it iu ja jam jbo jv ka kaa kab kbd kbp kcg kg " +
  "kge ki kj kk kl km kn knc ko koi kr krc ks ksh ku kus kv kw ky la lad lb lbe lez lfn lg li lij lld lmo ln lo lrc lt " +
  "ltg lv lzh mad mai map-bms mdf mg mh mhr mi min mk ml mn mni mnw mo mos mr mrj ms mt mus mwl my myv mzn na nah nan nap " +
  "nds nds-nl ne new ng nia nl nn no nov nqo nr nrm nso nup nv ny oc olo om or os pa pag pam pap pcd pcm pdc pfl pi pih " +
  "pl pms pnb pnt ps pt pwn qu rm rmy rn ro roa-rup roa-tara rsk ru rue rup rw sa sah sat sc scn sco sd se sg sgs sh shi " +
  "shn si simple sk skr sl sm smn sn so sq sr srn ss st stq su sv sw syl szl szy ta tay tcy tdd te tet tg th ti tig tk tl " +
  "tly tn to tpi tr trv ts tt tum tw ty tyv udm ug uk ur uz ve vec vep vi vls vo vro wa war wo wuu xal xh xmf yi yo yue za " +
  "zea zgh zh-classical zh-min-nan zh-yue zh-cn zh-tw zu zh"

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "))

export const projectPrefixes = setOf(projects)
export const languagePrefixes = setOf(languages)
