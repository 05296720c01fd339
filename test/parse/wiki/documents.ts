/** One article on a body that does not exist, as wikitext and as its conversion to Markdown. */
export const wikitext = `{{Otheruses|青川|subject=青州市的办事处}}
{{Infobox PRCG
|机构名称=青州市人民政府驻江城办事处
|业务上级=
|机构类型=青州市政府派出机构<br/>青州市人民政府驻外办事处
|成立时间={{start date|1987|2|19}}
|官网= [http://jc.qingzhou.example/ 青州驻江城办]
}}

'''青州市人民政府驻江城办事处'''，简称'''青州驻江办'''（英語：'''Qingzhou Office'''），是[[青州市人民政府]]派驻[[江城 (江南)|江城]]的常设机构。<ref name="a">{{cite web|url=http://a.example/1|title=办事处}}</ref>

==历史沿革==
1987年2月19日，办事处成立。<ref>{{cite web|url=http://a.example/2|title=年鉴}}</ref>2010年并入驻外机构。<ref name="a"/>

==组织结构==
===内设机构===
*秘书处
**[[人事科]]
*业务处<sup>（内设临江联络处）</sup>

===驻地企业===
{{col-begin}}
{{col-2}}
*甲公司
{{col-2}}
*乙公司
{{col-end}}

==参考文献==
{{Reflist}}

==外部链接==
*[http://jc.qingzhou.example/ 官方网站]

{{-}}

[[分类:青州市人民政府驻外机构]]
`

export const markdown = `**青州市人民政府驻江城办事处**，简称**青州驻江办**（英語：**Qingzhou
Office**），是[青州市人民政府](../Page/青州市人民政府.md "wikilink")派驻[江城](https://zh.wikipedia.org/wiki/江城_\\(江南\\) "wikilink")的常设机构。\\[1\\]

## 历史沿革

1987年2月19日，办事处成立。\\[2\\]2010年并入驻外机构。\\[3\\]

## 组织结构

### 内设机构

  - 秘书处
      - [人事科](../Page/人事科.md "wikilink")
  - 业务处<sup>（内设临江联络处）</sup>

### 驻地企业

  - 甲公司
  - 乙公司

## 参考文献

## 外部链接

  - [官方网站](http://jc.qingzhou.example/)

{{-}}

[分类:青州市人民政府驻外机构](https://zh.wikipedia.org/wiki/分类:青州市人民政府驻外机构 "wikilink")

1.
2.

3.
`
