"""Names that are easily taken for others: each trap is a sentence and what a reader finds."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.places.article_places import places_of_article
from dashboard.places.surfaces import surfaces

JOINTS = [
    *"、，。和及与到由在的之村庄区县市河江山路（）“《\n",
    *(
        "",
        "等地",
        "等七县",
        "两专区",
        "人民公社",
        "以西的",
        "附近",
        "地区",
        "敌据点",
        "三省",
        "全县",
    ),
    *("乡", "第四区", "向", "进攻", "铁路", "公路", "水电站", "境内的", "流域", "大队"),
]

# What is named: surface=place, "?" where nothing decides, ids ending in "_" where only the
# beginning is known, because the place is in no table.
TRAPS = [
    ("Shanxi and Shaanxi", "1954-03-30", "山西、陕西两省", "山西=shanxi 陕西=shaanxi"),
    ("a name inside two names", "1954-03-30", "江西省江西日报", "江西省=jiangxi 江西=jiangxi"),
    ("the city of Jilin", "1954-03-30", "吉林市的工人", "吉林市=jilin-jilin_prefecture_city"),
    ("the province of Jilin", "1954-03-30", "吉林省的农民", "吉林省=jilin"),
    ("a county of peace", "1954-03-30", "广东省和平县",
     "广东省=guangdong 和平县=guangdong-heping_county"),
    ("peace itself", "1954-03-30", "保卫世界和平", ""),
    ("the news agency", "1954-03-30", "新华社记者报道", ""),
    ("the army", "1954-03-30", "中国人民解放军指战员", ""),
    ("a road of another city", "1954-03-30", "天津市上海路小学", "天津市=tianjin"),
    ("Dairen and Port Arthur", "1954-03-30", "旅大市的渔民", "旅大市=lvda"),
    ("the pass at the border", "1952-03-30", "镇南关的居民", "镇南关=guangxi-zhennanguan_pass"),
    ("Yu county", "1954-03-30", "山西省盂县", "山西省=shanxi 盂县=shanxi-yu_county"),
    ("Meng county", "1954-03-30", "河南省孟县", "河南省=henan 孟县=henan-meng_county"),
    ("Meng county in Pingyuan", "1951-03-30", "平原省孟县",
     "平原省=pingyuan 孟县=henan-meng_county"),
    ("south of the river", "1947-03-30", "我军强渡黄河南下", "黄河=feature-yellow_river"),
    ("the south bank", "1954-03-30", "黄河南岸的农民", "黄河=feature-yellow_river"),
    ("the special district of Tong", "1954-03-30", "河北省通县专区",
     "河北省=hebei 通县专区=hebei-tongxian_special_district"),
    ("joint security", "1954-03-30", "共同安排生产", ""),
    ("a county in Vietnam", "1954-03-30", "越南北宁省顺成县的敌军", "越南=vietnam"),
    ("a province in Vietnam", "1954-03-30", "越南人民武装在河南省作战", "越南=vietnam"),
    ("great ideals", "1954-06-02", "为实现您的伟大理想而奋斗", ""),
    ("harvests that all did", "1948-11-04", "今年军干属的收成都在两大石左右", ""),
    ("suburbs and mines", "1954-03-30", "郊区、矿区的农民", ""),
    ("crops of the field", "1954-03-30", "社里的大田作物", ""),
    ("Great Wall of books", "1954-03-30", "他读了《新疆好》和《黄山游记》", ""),
    ("a person called after a city", "1954-03-30", "关长海同志", ""),
    ("the 206th division", "1948-07-04", "青年军二○六师", ""),
    ("a village of five li", "1948-07-02", "河北省静海县五里庄",
     "河北省=hebei 静海县=tianjin-jinghai_county 五里庄=tianjin-jinghai_county-village_"),
    ("numbered districts", "1954-03-30", "静海县第四区", "静海县=tianjin-jinghai_county"),
    ("a township named as a county", "1954-03-30", "湖南省衡山县龙山乡",
     "湖南省=hunan 衡山县=hunan-hengshan_county 龙山乡=hunan-hengshan_county-township_"),
    ("a commune named as a county", "1959-10-01", "河北省磁县成安公社",
     "河北省=hebei 磁县=hebei-ci_county 成安公社=hebei-ci_county-commune_"),
    ("villages in the countryside", "1954-03-30", "山西省广大农村和各乡镇", "山西省=shanxi"),
    ("from Jiangxi", "1954-03-30", "他从江西来", "江西=jiangxi"),
    ("the whole county", "1954-03-30", "盂县受灾，全县人民",
     "盂县=shanxi-yu_county 全县=shanxi-yu_county"),
    ("this province", "1954-03-30", "江苏省今年丰收，该省农民", "江苏省=jiangsu 该省=jiangsu"),
    ("Suiyuan in time", "1953-03-30", "绥远省归绥市",
     "绥远省=suiyuan 归绥市=neimenggu-guisui_city"),
    ("an autonomous region below a province", "1954-03-01", "云南省西双版纳傣族自治区",
     "云南省=yunnan 西双版纳傣族自治区=yunnan-xishuangbanna_autonomous_prefecture_2"),
    ("four base regions in one word", "1946-05-15", "晋冀鲁豫边区", "晋冀鲁豫边区=jinjiluyu"),
    ("three names with one rank", "1954-03-30", "山西省榆次、长治两专区",
     "山西省=shanxi 榆次=shanxi-yuci_special_district 长治=shanxi-changzhi_special_district"),
    ("coastal defence", "1954-03-30", "加强海防，保卫祖国", ""),
    ("India behind Indonesia", "1954-03-30", "印度尼西亚总统", "印度尼西亚=indonesia"),
    ("a nationality", "1954-03-30", "蒙古族牧民", ""),
    ("Nanjing road names no city", "1954-03-30", "上海市南京路的商店", "上海市=shanghai"),
    ("the west of a county", "1948-03-04", "在光山西南的中湾歼敌",
     "光山=henan-guangshan_county 中湾=henan-guangshan_county-village_"),
    ("a name left open", "1954-03-30", "绥阳县的干部", "绥阳县=?"),
    ("a sportsman", "1966-09-05", "北京市举行比赛，亚军庄则栋", "北京市=beijing"),
    ("an idiom with a stockade", "1958-11-01", "陕西省农民在田野安营扎寨", "陕西省=shaanxi"),
    ("a town abroad between two words", "1953-10-04", "火车到达兰州",
     "兰州=gansu-lanzhou_prefecture_city"),
    ("along a river", "1947-09-03", "河北省安新等县沿河地区",
     "河北省=hebei 安新=hebei-anxin_county"),
    ("an army's brigade", "1949-11-02", "浙江省直属教导大队", "浙江省=zhejiang"),
    ("a film about a village", "1954-03-30", "北京市放映“光明照耀到克奥尔地村”等电影",
     "北京市=beijing"),
    ("two provinces by their signs", "1954-03-30", "晋陕两省的农民", "晋=shanxi 陕=shaanxi"),
    ("a list of signs", "1957-03-30", "陕、甘、宁三省", "陕=shaanxi 甘=gansu 宁=ningxia"),
    ("a railway by its ends", "1954-03-30", "沪宁铁路沿线", ""),
    ("from capital to port", "1956-03-30", "离京赴沪，", "京=beijing 沪=shanghai"),
    ("the capital before Beijing", "1948-03-30", "京沪一带", "京=nanjing 沪=shanghai"),
    ("lost signs in a list", "1949-07-01", "陕西省兴平县、＠①＠②等县",
     "陕西省=shaanxi 兴平县=shaanxi-xingping_county"),
    ("Korean cities that China has too", "1960-06-02",
     "南朝鲜全州市、晋州市和马山市的学生，在汉城", "南朝鲜=south_korea 汉城=south_korea"),
    ("a county of the same name", "1960-06-02", "广西僮族自治区全州县",
     "广西僮族自治区=guangxi 全州县=guangxi-quanzhou_county"),
    ("a capital that China has too", "1949-03-01",
     "河北省各界庆祝；在蒙古人民共和国首都库伦，库伦市各机关",
     "河北省=hebei 蒙古人民共和国=mongolia"),
    ("a president", "1949-03-01", "波兰共和国总统贝鲁特", "波兰=poland"),
    ("good for towns", "1950-05-03", "北京市制定规则，有利于都市建设", "北京市=beijing"),
    ("from Yudu", "1954-03-30", "江西省红军由于都县出发",
     "江西省=jiangxi 于都县=jiangxi-yudu_county"),
    ("peasants and townspeople", "1954-07-01", "青海省的工人、农民和市民", "青海省=qinghai"),
    ("Tianjin in short", "1949-03-02", "天津市各校；津市人民政府", "天津市=tianjin"),
    ("the town of that name", "1954-03-30", "湖南省常德专区津市",
     "湖南省=hunan 常德专区=hunan-changde_special_district 津市=hunan-jinshi_city"),
    ("praise for China", "1968-06-01", "江苏省的代表讲话，赞扬中尼两国的友谊", "江苏省=jiangsu"),
    ("towns that are one city", "1954-03-30", "武汉三镇", "武汉=wuhan"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "text", "expected"), [trap[1:] for trap in TRAPS], ids=[trap[0] for trap in TRAPS]
)
def test_traps_are_read_as_a_reader_reads_them(on: str, text: str, expected: str) -> None:
    """
    Exactly the places that the sentence names are found.
    """
    named = [pair.split("=") for pair in expected.split()]

    found = [mention for _, mention in places_of_article("", text, date.fromisoformat(on)).mentions]

    assert [surface for surface, _ in named] == [mention.surface for mention in found]
    for (_, place), mention in zip(named, found, strict=True):
        found_id = mention.place_id or "?"
        assert found_id.startswith(place) if place.endswith("_") else found_id == place


@example(names=["西峰区"], joints=["，"] * 8, day=date(1981, 1, 19))
@example(names=["安庆", "内黄县"], joints=["河"] * 8, day=date(1972, 3, 2))
@given(
    names=st.lists(st.sampled_from(sorted(surfaces())), min_size=1, max_size=8),
    joints=st.lists(st.sampled_from(JOINTS), min_size=8, max_size=8),
    day=st.dates(date(1946, 5, 15), date(1989, 12, 31)),
)
def test_any_names_in_any_order_are_read(names: list[str], joints: list[str], day: date) -> None:
    """
    Whatever stands side by side, each mention is the text it points to, and none overlaps.
    """
    text = "".join(name + joint for name, joint in zip(names, joints, strict=False))

    mentions = [m for _, m in places_of_article(text[:20], text, day).mentions]

    in_body = mentions[len(places_of_article(text[:20], "", day).mentions) :]
    assert all(text[m.start : m.end] == m.surface for m in in_body)
    assert all(a.end <= b.start for a, b in pairwise(in_body))


def test_there_are_forty_traps() -> None:
    """
    The list does not shrink by accident.
    """
    assert len(TRAPS) >= 40
