"""Dates: what is found in a sentence and which days it covers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.dates import find_dates
from dukien.link.years import Date, resolve_dates
from dukien.text import Document

Row = tuple[str, str | None, str | None]


def dates_of(text: str, published: str | None = None) -> tuple[Document, list[Date]]:
    doc = Document(Article("a", f"Tin trong huyện\n\n{text}", published=published))
    return doc, resolve_dates(doc, find_dates(doc))


def rows(text: str, published: str | None = None) -> list[Row]:
    doc, dates = dates_of(text, published)
    return [(doc.source_text(d.start, d.end), d.start_date, d.end_date) for d in dates]


def year(y: int, to: int | None = None) -> tuple[str, str]:
    return f"{y}-01-01", f"{to or y}-12-31"


def day(d: str) -> tuple[str, str]:
    return d, d


EXPLICIT = [
    # day, month, year
    ("Sáng 31/08/2020, đoàn về xã.", [("31/08/2020", *day("2020-08-31"))]),
    ("Họp ngày 31-8-2020 tại xã.", [("ngày 31-8-2020", *day("2020-08-31"))]),
    ("Họp ngày 31.8.2020 tại xã.", [("ngày 31.8.2020", *day("2020-08-31"))]),
    ("Họp ngày 31 / 8 / 2020 tại xã.", [("ngày 31 / 8 / 2020", *day("2020-08-31"))]),
    ("Khai trương 4.7.2022 ở thị trấn.", [("4.7.2022", *day("2022-07-04"))]),
    ("Ký ngày 25 tháng 5 năm 2023 tại huyện.", [("ngày 25 tháng 5 năm 2023", *day("2023-05-25"))]),
    ("Ký ngày 05 tháng 05/2023 tại huyện.", [("ngày 05 tháng 05/2023", *day("2023-05-05"))]),
    ("Ký ngày 25/5 năm 2023 tại huyện.", [("ngày 25/5 năm 2023", *day("2023-05-25"))]),
    ("Ngày hai mươi lăm tháng năm năm 2023, hội họp.", [("Ngày hai mươi lăm tháng năm năm 2023", *day("2023-05-25"))]),
    ("Ngày mồng một tháng mười một năm 2021, hội họp.", [("Ngày mồng một tháng mười một năm 2021", *day("2021-11-01"))]),
    ("Sinh ngày 2/9/1965 tại xã.", [("ngày 2/9/1965", *day("1965-09-02"))]),
    ("Ký ngày 15/7/19 tại huyện.", [("ngày 15/7/19", *day("2019-07-15"))]),
    ("Kỷ niệm (12/4/1990 - 12/4/2020).", [("12/4/1990", *day("1990-04-12")), ("12/4/2020", *day("2020-04-12"))]),
    ("Họp 29/2/2020 nhé.", [("29/2/2020", *day("2020-02-29"))]),
    ("NGÀY 5 THÁNG 6 NĂM 2020, ĐẠI HỘI.", [("NGÀY 5 THÁNG 6 NĂM 2020", *day("2020-06-05"))]),
    # months
    ("Từ tháng 12-2017 có sốt đất.", [("tháng 12-2017", "2017-12-01", "2017-12-31")]),
    ("Hồi tháng 6/2011, ông nhận chức.", [("tháng 6/2011", "2011-06-01", "2011-06-30")]),
    ("Hồi tháng 6.2011, ông nhận chức.", [("tháng 6.2011", "2011-06-01", "2011-06-30")]),
    ("Đến hết tháng 8 năm 2023 xã đạt.", [("tháng 8 năm 2023", "2023-08-01", "2023-08-31")]),
    ("Tháng Tư năm 2016 khởi công.", [("Tháng Tư năm 2016", "2016-04-01", "2016-04-30")]),
    ("Từ tháng 3/2012 đến 10/2016 ở đảo.",
     [("tháng 3/2012", "2012-03-01", "2012-03-31"), ("10/2016", "2016-10-01", "2016-10-31")]),
    ("Tháng 2/2020 và tháng 2/2021.",
     [("Tháng 2/2020", "2020-02-01", "2020-02-29"), ("tháng 2/2021", "2021-02-01", "2021-02-28")]),
    ("Hoạt động từ 9-2015 đến nay.", [("9-2015", "2015-09-01", "2015-09-30")]),
    ("Vào tháng 8, 2018 cầu thông xe.", [("tháng 8, 2018", "2018-08-01", "2018-08-31")]),
    ("Đầu tháng 7-2018 nhận tiền.", [("Đầu tháng 7-2018", "2018-07-01", "2018-07-31")]),
    ("Cuối tháng 12/2019 xong.", [("Cuối tháng 12/2019", "2019-12-01", "2019-12-31")]),
    # quarters, halves, months of a year
    ("Trong quý I -2018 nhận hồ sơ.", [("quý I -2018", "2018-01-01", "2018-03-31")]),
    ("Công khai trong quý III/2018.", [("quý III/2018", "2018-07-01", "2018-09-30")]),
    ("Báo cáo quý 2 năm 2019.", [("quý 2 năm 2019", "2019-04-01", "2019-06-30")]),
    ("Cuối quý 4/2019 nghiệm thu.", [("Cuối quý 4/2019", "2019-10-01", "2019-12-31")]),
    ("Trong quý đầu năm 2020 thu khá.", [("quý đầu năm 2020", "2020-01-01", "2020-03-31")]),
    ("Trong 8 tháng đầu năm 2023, xã thu.", [("8 tháng đầu năm 2023", "2023-01-01", "2023-08-31")]),
    ("Sáu tháng đầu năm 2018, huyện thu.", [("Sáu tháng đầu năm 2018", "2018-01-01", "2018-06-30")]),
    ("Nhiệm vụ 03 tháng cuối năm 2020.", [("03 tháng cuối năm 2020", "2020-10-01", "2020-12-31")]),
    ("Trong 9 tháng năm 2020, tỉnh thu.", [("9 tháng năm 2020", "2020-01-01", "2020-09-30")]),
    ("Kết quả 10 tháng/2019 khá.", [("10 tháng/2019", "2019-01-01", "2019-10-31")]),
    ("Trong nửa đầu năm 2017, lãi giảm.", [("nửa đầu năm 2017", "2017-01-01", "2017-06-30")]),
    ("Xong trong nửa sau của năm 2019.", [("nửa sau của năm 2019", "2019-07-01", "2019-12-31")]),
    ("Thu 2 quý đầu năm 2018 tăng.", [("2 quý đầu năm 2018", "2018-01-01", "2018-06-30")]),
    # years, terms, periods
    ("Nghị quyết năm 2020 đã xong.", [("năm 2020", *year(2020))]),
    ("Cuối năm 2024 xã về đích.", [("Cuối năm 2024", *year(2024))]),
    ("Giữa năm 2017 thị trấn họp.", [("Giữa năm 2017", *year(2017))]),
    ("Nhiệm kỳ 2020 - 2025 có 15 ủy viên.", [("Nhiệm kỳ 2020 - 2025", *year(2020, 2025))]),
    ("HĐND khóa IV, nhiệm kỳ 2016 – 2021.", [("nhiệm kỳ 2016 – 2021", *year(2016, 2021))]),
    ("Cổ phần hóa giai đoạn 2011-2018.", [("giai đoạn 2011-2018", *year(2011, 2018))]),
    ("Khai giảng năm học 2019-2020.", [("năm học 2019-2020", *year(2019, 2020))]),
    ("Khai giảng năm học mới 2019-2020.", [("năm học mới 2019-2020", *year(2019, 2020))]),
    ("Niên khóa 2018-2020 có 40 học viên.", [("Niên khóa 2018-2020", *year(2018, 2020))]),
    ("Đất thu hồi từ những năm 2003-2004.", [("năm 2003-2004", *year(2003, 2004))]),
    ("Trong 3 năm 2014-2016, ông không kê khai.", [("năm 2014-2016", *year(2014, 2016))]),
    ("Hai nhiệm kỳ 1999-2004 và 2004-2009.", [("nhiệm kỳ 1999-2004", *year(1999, 2004)), ("2004-2009", *year(2004, 2009))]),
    ("Các năm 2019, 2020 và 2021 đều đạt.", [("năm 2019", *year(2019)), ("2020", *year(2020)), ("2021", *year(2021))]),
    ("Từ năm 2014 đến 2016 xã mở đường.", [("năm 2014", *year(2014)), ("2016", *year(2016))]),
    ("Đại biểu khóa trước (2011-2016) đã dự.", [("2011-2016", *year(2011, 2016))]),
    ("Thập niên 90 còn nghèo.", [("Thập niên 90", *year(1990, 1999))]),
    ("Cầu xây vào đầu những năm 1980.", [("đầu những năm 1980", *year(1980, 1989))]),
    ("Bỏ hủ tục từ những năm 1990, bản đổi khác.", [("những năm 1990", *year(1990, 1999))]),
    ("Được mùa những năm 1990, 1994.", [("năm 1990", *year(1990)), ("1994", *year(1994))]),
    # century
    ("Đình dựng thế kỷ 19 và sửa đầu thế kỷ XX.", [("thế kỷ 19", *year(1801, 1900)), ("đầu thế kỷ XX", *year(1901, 2000))]),
    ("Tàu vỏ gỗ của nửa đầu thế kỷ 20.", [("nửa đầu thế kỷ 20", *year(1901, 1950))]),
    # a short second year
    ("Trường khai giảng năm học 2017 – 18.", [("năm học 2017 – 18", *year(2017, 2018))]),
    ("Đội vô địch mùa giải 2018 - 19.", [("mùa giải 2018 - 19", *year(2018, 2019))]),
    # bare years
    ("Theo Luật Đất đai 2003, đất này.", [("2003", *year(2003))]),
    ("Anh Trần Văn Bình (SN 1978) ở xã.", [("1978", *year(1978))]),
    ("Ông Lê Minh (1983) ở ấp.", [("1983", *year(1983))]),
    ("Kỳ thi THPT quốc gia 2018 có sai phạm.", [("2018", *year(2018))]),
    ("Dịp Tết Nguyên đán 2018 vắng khách.", [("2018", *year(2018))]),
    ("Tăng so với cùng kỳ 2018.", [("2018", *year(2018))]),
    ("Hội chợ Xuân 2019 tổ chức ở huyện.", [("2019", *year(2019))]),
    ("Từ 2011 đến 2016 ông ở xã.", [("2011", *year(2011)), ("2016", *year(2016))]),
]  # fmt: skip

SHARED = [
    ("Trong hai ngày 12 và 13-3-2019 họp.", [("ngày 12", *day("2019-03-12")), ("13-3-2019", *day("2019-03-13"))]),
    ("Các ngày 1, 2, 3/5/2020 nghỉ.",
     [("ngày 1", *day("2020-05-01")), ("2", *day("2020-05-02")), ("3/5/2020", *day("2020-05-03"))]),
    ("Lễ hội từ 24 đến 31-7-2020.", [("24", *day("2020-07-24")), ("31-7-2020", *day("2020-07-31"))]),
    ("Mưa lớn từ ngày 2 - 4/8/2019.", [("ngày 2", *day("2019-08-02")), ("4/8/2019", *day("2019-08-04"))]),
    ("Mưa lớn từ ngày 2-4/8/2019.", [("ngày 2", *day("2019-08-02")), ("4/8/2019", *day("2019-08-04"))]),
    ("Từ ngày 20/7 đến 30/7/2018 thu phí.", [("ngày 20/7", *day("2018-07-20")), ("30/7/2018", *day("2018-07-30"))]),
    ("Từ ngày 24-7-2018 đến ngày 31-7-2018.", [("ngày 24-7-2018", *day("2018-07-24")), ("ngày 31-7-2018", *day("2018-07-31"))]),
    ("Từ ngày 28 đến 3/5/2019 nghỉ lễ.", [("ngày 28", *day("2019-04-28")), ("3/5/2019", *day("2019-05-03"))]),
    ("Từ 22-12 đến 4-1-2019 mở chợ.", [("22-12", *day("2018-12-22")), ("4-1-2019", *day("2019-01-04"))]),
    ("Trong tháng 3 và 4/2019 làm đường.", [("tháng 3", "2019-03-01", "2019-03-31"), ("4/2019", "2019-04-01", "2019-04-30")]),
    ("Từ tháng 11 đến tháng 2/2019 khô hạn.",
     [("tháng 11", "2018-11-01", "2018-11-30"), ("tháng 2/2019", "2019-02-01", "2019-02-28")]),
    ("Từ tháng 8 đến tháng 12-2018 chi sai.",
     [("tháng 8", "2018-08-01", "2018-08-31"), ("tháng 12-2018", "2018-12-01", "2018-12-31")]),
    ("Trong quý I, II/2018 chi trả.", [("quý I", "2018-01-01", "2018-03-31"), ("II/2018", "2018-04-01", "2018-06-30")]),
    ("Trong quý III và quý IV/2018 chi trả.",
     [("quý III", "2018-07-01", "2018-09-30"), ("quý IV/2018", "2018-10-01", "2018-12-31")]),
    ("Đêm ngày 1 rạng sáng 2/3/2018 cháy chợ.", [("ngày 1", *day("2018-03-01")), ("2/3/2018", *day("2018-03-02"))]),
]  # fmt: skip

UNDATED = [
    # more than a whole is a day, whatever follows
    ("Nhưng đến 15/5 huyện chỉ cấp được một nửa.", [("15/5", *day("XXXX-05-15"))]),
    ("Bơm cạn đến 2/3 diện tích.", []),
    # the day itself behind *cùng ngày*
    ("Chiều cùng ngày 9/7, đoàn về xã.", [("ngày 9/7", *day("XXXX-07-09"))]),
    ("Mưa từ đêm 28 đến rạng sáng 29-8.", [("28", *day("XXXX-08-28")), ("29-8", *day("XXXX-08-29"))]),
    ("Cửa hàng chờ quý cuối năm.", [("quý cuối năm", "XXXX-10-01", "XXXX-12-31")]),

    ("Chiều 5-12, đoàn về xã.", [("5-12", *day("XXXX-12-05"))]),
    ("Ngày 5/7, ông nói.", [("Ngày 5/7", *day("XXXX-07-05"))]),
    ("Vụ cháy xảy ra hôm 18/6 ở chợ.", [("18/6", *day("XXXX-06-18"))]),
    ("Mưa từ ngày 27 đến 30-7.", [("ngày 27", *day("XXXX-07-27")), ("30-7", *day("XXXX-07-30"))]),
    ("Ngày họp thứ hai (25-2) vắng người.", [("25-2", *day("XXXX-02-25"))]),
    ("Lúc 22h30 12/5, chợ cháy.", [("12/5", *day("XXXX-05-12"))]),
    ("Chiều 5 - 7, ông họp báo.", [("5 - 7", *day("XXXX-07-05"))]),
    ("Nhân dịp 8/3, hội tặng hoa.", [("8/3", *day("XXXX-03-08"))]),
    ("Mừng ngày Thầy thuốc Việt Nam 27-2, xã họp.", [("27-2", *day("XXXX-02-27"))]),
    ("Bắt đầu từ 20/8, xe chạy thử.", [("20/8", *day("XXXX-08-20"))]),
    ("Chuyến đi từ 1/9 sang 15/12.", [("1/9", *day("XXXX-09-01")), ("15/12", *day("XXXX-12-15"))]),
    ("Đầu tháng 2, phí sẽ giảm.", [("Đầu tháng 2", "XXXX-02-01", "XXXX-02-28")]),
    ("Cuối tháng chín có bão.", [("Cuối tháng chín", "XXXX-09-01", "XXXX-09-30")]),
    ("Trong tháng 7, huyện họp.", [("tháng 7", "XXXX-07-01", "XXXX-07-31")]),
    ("Thu khá trong 9 tháng đầu năm.", [("9 tháng đầu năm", "XXXX-01-01", "XXXX-09-30")]),
    ("Từ đầu năm đến nay có 3 vụ.", [("đầu năm", "XXXX-01-01", "XXXX-12-31")]),
    ("Khởi công vào quý II.", [("quý II", "XXXX-04-01", "XXXX-06-30")]),
    ("Nếu bầu cử là ngày 27/10/2016 thì khác. Hôm 2/5, bà nói.",
     [("ngày 27/10/2016", *day("2016-10-27")), ("2/5", *day("XXXX-05-02"))]),
    # a year that a date far away does not fix
    ("Ngày 5/7, ông nói. Năm 2013, xã ký hợp đồng.", [("Ngày 5/7", *day("XXXX-07-05")), ("Năm 2013", *year(2013))]),
    ("Ngày 2-3, ông nói. Nghị định ngày 21/7/2006 đã rõ.",
     [("Ngày 2-3", *day("XXXX-03-02")), ("ngày 21/7/2006", *day("2006-07-21"))]),
    ("Ngày 6/9, ông nói. Ngày 3/8/2018, tòa mở phiên. Cuối tháng 7, ông nghỉ.",
     [("Ngày 6/9", *day("XXXX-09-06")), ("Ngày 3/8/2018", *day("2018-08-03")), ("Cuối tháng 7", "XXXX-07-01", "XXXX-07-31")]),
]  # fmt: skip

INFERRED = [
    ("Sáng 5-1, ông nói. Ngày 22-10-2018, đá rơi. Đến ngày 23-11-2018, xã họp. Từ giữa tháng 10, dân lo.",
     "giữa tháng 10", "2018-10-01"),
    ("Sáng 5-1, ông nói. Ngày 22-10-2018, đá rơi. Đến ngày 23-11-2018, xã họp.", "5-1", "2019-01-05"),
    ("Ngày 19/9, xã họp. Trong 8 tháng đầu năm 2023, xã thu khá.", "Ngày 19/9", "2023-09-19"),
    ("Chiều 20/10, ông tiếp dân. Từ tháng 4/2018 đến đầu tháng 9/2018 có 3 cuộc.", "20/10", "2018-10-20"),
    ("Ngày 5/9, trường khai giảng năm học 2019-2020.", "Ngày 5/9", "2019-09-05"),
    ("Ngày 10/3, trường tổng kết một kỳ của năm học 2019-2020.", "Ngày 10/3", "2020-03-10"),
    ("Ngày 8/2 (mùng 4 Tết Kỷ Hợi), xã họp.", "Ngày 8/2", "2019-02-08"),
    ("Ngày 12-8, ông nói. Số ca tăng so với cùng kỳ năm 2018.", "Ngày 12-8", "2019-08-12"),
    ("Tối 2/11, huyện họp. Từ nay đến tháng 1/2017, xã kiểm tra; hạn chót 15/12/2016.", "2/11", "2016-11-02"),
    ("Ngày 22/02/2022, đoàn về xã. Ngày 5/3, xã báo cáo.", "Ngày 5/3", "2022-03-05"),
]  # fmt: skip

PUBLISHED = [  # published 2019-01-15, a Tuesday
    ("Sáng 14/1, xã họp.", "14/1", "2019-01-14"),
    ("Giữa tháng 10, xã họp.", "Giữa tháng 10", "2018-10-01"),
    ("Ngày 28/12, xã họp.", "Ngày 28/12", "2018-12-28"),
    ("Báo cáo trước ngày 20/6.", "ngày 20/6", "2019-06-20"),
    ("Trong tháng 6 tới sẽ xong.", "tháng 6", "2019-06-01"),
    ("Họp vào ngày 12 vừa rồi.", "ngày 12", "2019-01-12"),
    ("Sáng nay xã họp.", "Sáng nay", "2019-01-15"),
    ("Hôm qua xã họp.", "Hôm qua", "2019-01-14"),
    ("Ngày mai xã họp.", "Ngày mai", "2019-01-16"),
    ("Năm ngoái xã đạt 15 tiêu chí.", "Năm ngoái", "2018-01-01"),
    ("Tăng so với cùng kỳ năm trước.", "năm trước", "2018-01-01"),
    ("Từ tháng 9 đến tháng 11 năm ngoái, xã họp.", "tháng 9", "2018-09-01"),
    ("Chiều nay 14-1, xã họp.", "Chiều nay", "2019-01-14"),
    ("Hôm qua (13/1), xã họp.", "Hôm qua", "2019-01-13"),
    ("Cuối năm nay xã về đích.", "Cuối năm nay", "2019-01-01"),
    ("Hồi tháng 6 năm ngoái, cầu sập.", "tháng 6 năm ngoái", "2018-06-01"),
    ("Tháng trước, cầu sập.", "Tháng trước", "2018-12-01"),
    ("Quý này sẽ chi trả.", "Quý này", "2019-01-01"),
    ("Thứ hai tuần tới, xã họp.", "Thứ hai tuần tới", "2019-01-21"),
    ("Tuần trước, xã họp.", "Tuần trước", "2019-01-07"),
    ("Cách đây hai năm, cầu sập.", "Cách đây hai năm", "2017-01-01"),
    ("Năm 2011, ông về xã. Một năm sau, ông nghỉ.", "Một năm sau", "2012-01-01"),
    ("Từ đầu năm đến nay có 3 vụ.", "đầu năm", "2019-01-01"),
    ("Thu khá trong 6 tháng cuối năm 2018.", "6 tháng cuối năm 2018", "2018-07-01"),
    ("Ngày 10/1, xã họp. Cùng ngày, huyện họp.", "Cùng ngày", "2019-01-10"),
]  # fmt: skip

LUNAR = [
    (
        "Nghỉ mùng 1, 2 và mùng 3 Tết Kỷ Hợi.",
        [("mùng 1", *day("2019-02-05")), ("2", *day("2019-02-06")), ("mùng 3 Tết Kỷ Hợi", *day("2019-02-07"))],
    ),
    ("Nghỉ mùng 1, 2 Tết Kỷ Hợi, 3 người trực.", [("mùng 1", *day("2019-02-05")), ("2 Tết Kỷ Hợi", *day("2019-02-06"))]),

    ("Chiều mùng 4 Tết Kỷ Hợi, các em ra suối.", [("mùng 4 Tết Kỷ Hợi", *day("2019-02-08"))]),
    ("Chiều mồng 1 Tết năm 2007 có mưa.", [("mồng 1 Tết năm 2007", *day("2007-02-17"))]),  # a day before China's
    ("Đêm 30 Tết Mậu Tuất 2018 có pháo hoa.", [("30 Tết Mậu Tuất 2018", *day("2018-02-15"))]),
    ("Lễ vào rằm tháng Giêng năm 2020.", [("rằm tháng Giêng năm 2020", *day("2020-02-08"))]),
    ("Giỗ Tổ ngày 10/3/2019 âm lịch ở đền.", [("ngày 10/3/2019 âm lịch", *day("2019-04-14"))]),
    ("Ngày 7/2/2019 (mùng 3 Tết) có mưa.", [("Ngày 7/2/2019", *day("2019-02-07")), ("mùng 3 Tết", *day("2019-02-07"))]),
    ("Từ 28 tháng Chạp đến mùng 1 Tết năm 2019.", [("28 tháng Chạp", None, None), ("mùng 1 Tết năm 2019", *day("2019-02-05"))]),
    ("Mùng 2/9, xã mít tinh.", [("Mùng 2/9", *day("XXXX-09-02"))]),
]  # fmt: skip

NONE = [
    "Đội nhà thắng 2-0 rồi thua 1-2.",
    "Có 2/3 diện tích bị ngập, 1/4 số hộ phải dời.",
    "Xã đạt 14/19 tiêu chí, tỷ lệ 1/5.",
    "Mỗi thôn có 5-6 cán bộ, chừng 2-3 ngày một buổi.",
    "Theo Quyết định số 08/2006/QĐ-BTNMT và Thông tư 17/2009/TT-BTNMT.",
    "Theo Nghị định 12/2017 của Chính phủ.",
    "Nhà ở số 12/3 đường Trần Phú, hẻm 5/7.",
    "Ông là thương binh 2/4, học lớp 9/1.",
    "Có 2000 người dự, thưởng 2019 đồng, dài 1975m2.",
    "Dịch Covid-2019 lan nhanh.",
    "Trạm trực 24/24 giờ, hoạt động 24/7 quanh năm.",
    "Điện thoại 0912-03-2018-45, biển số 29-12.345.",
    "Bản đồ quy hoạch tỷ lệ 1/2000.",
    "Anh đi tù 2 năm 6 tháng.",
    "Mỗi ngày 12 giờ, ngày 2 bữa, ngày 2-3 lần.",
    "Hiện nay, thời gian tới và vừa qua chưa có gì.",
    "Hơn 20 năm qua, ông ở xã; đã 33 tuổi.",
    "Nhiều năm nay dân chưa có nước.",
    "Trong những năm tới sẽ khá hơn.",
    "Đội thắng 3/1 huyện bạn sau nửa thế kỷ.",
    "Quý đầu năm học, trường sửa lớp.",
    "Lúc 14:30 họ về, đến 15h30 thì họp.",
    "Gió cấp 6-7, giật cấp 9-10.",
    "Họp ngày 31/2/2019 và 32/1/2019, ngày 30/2.",
    "Con số 13/13/2019 là sai.",
    "Thu nhập 48 triệu đồng/người/năm.",
    "Giai đoạn 2 của dự án.",
    "Cách mạng Tháng Tám thành công.",
    "Sinh viên năm 2, năm 3 của trường.",
    "Tháng lương thứ 13, ba tháng hai lần.",
    "Gạo nếp quý 5 tỷ đồng.",
    "Công văn số 159/TB -2019 đã rõ.",
    "Đứng thứ 14/63 tỉnh.",
    "Quốc lộ 1, đường 3-2, xe 16-45 chỗ.",
    "Phạt từ 2-7 năm tù, từ 5-7 triệu đồng.",
    "Mấy hôm nay mưa; trận chiến thắng 6-1 rất đậm.",
    "Bộ số 01-12-20-33-41.",
    "Uống 24/2 4h như thế.",
]


@pytest.mark.parametrize(("text", "expected"), EXPLICIT + SHARED + UNDATED + LUNAR)
def test_dates(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_dates(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(("text", "mention", "start"), INFERRED)
def test_year_from_the_article(text: str, mention: str, start: str) -> None:
    assert {(m, s) for m, s, _ in rows(text)} >= {(mention, start)}


@pytest.mark.parametrize(("text", "mention", "start"), PUBLISHED)
def test_year_from_the_dateline(text: str, mention: str, start: str) -> None:
    assert {(m, s) for m, s, _ in rows(text, "2019-01-15")} >= {(mention, start)}


@pytest.mark.parametrize(
    ("text", "edtf", "granularity", "mod", "relative", "source", "role"),
    [
        ("Sáng 31/08/2020 họp.", "2020-08-31", "day", None, False, "explicit", "event"),
        ("Chiều 5-12 họp.", "XXXX-12-05", "day", None, False, "none", "event"),
        ("Họp trong quý III/2018.", "2018-35", "quarter", None, False, "explicit", "period"),
        ("Trong nửa đầu năm 2017 họp.", "2017-40", "half", None, False, "explicit", "period"),
        ("Trong 8 tháng đầu năm 2023 họp.", "2023-01/2023-08", "months", None, False, "explicit", "period"),
        ("Nhiệm kỳ 2020 - 2025 họp.", "2020/2025", "term", None, False, "explicit", "term"),
        ("Thập niên 90 họp.", "199X", "decade", None, False, "explicit", "period"),
        ("Cuối năm 2024 họp.", "2024", "year", "end", False, "explicit", "other"),
        ("Đầu tháng 7-2018 họp.", "2018-07", "month", "start", False, "explicit", "other"),
        ("Ông Hà (sinh năm 1978) họp.", "1978", "year", None, False, "explicit", "birth"),
        ("Quyết định số 12/QĐ-UBND ngày 2/3/2019 nêu.", "2019-03-02", "day", None, False, "explicit", "document"),
        ("Báo cáo trước ngày 31-1-2018 nhé.", "2018-01-31", "day", None, False, "explicit", "deadline"),
        ("Hôm qua họp.", None, "day", None, True, "none", "other"),
    ],
)
def test_columns(text: str, edtf: str | None, granularity: str, mod: str | None, relative: bool, source: str, role: str) -> None:
    (date,) = dates_of(text)[1]
    found = (date.edtf, date.granularity, date.mod, date.relative, date.year_source, date.role)
    assert found == (edtf, granularity, mod, relative, source, role)


def test_inferred_year_is_uncertain_in_edtf() -> None:
    _, dates = dates_of("Ngày 19/9, xã họp. Trong 8 tháng đầu năm 2023, xã thu khá.")
    assert (dates[0].edtf, dates[0].year_source) == ("2023?-09-19", "article")


def test_dateline_is_published_and_byline_is_none() -> None:
    doc = Document(Article("a", "Xã họp\n\n05/10/2020\n\nSáng 1/10, xã họp.\n\nTin, ảnh: Hôm Nay"))
    dates = resolve_dates(doc, find_dates(doc))
    assert [(d.start_date, d.role, d.year_source) for d in dates] == [
        ("2020-10-05", "published", "explicit"),
        ("2020-10-01", "other", "published"),
    ]


_PIECES = ["ngày ", "thứ hai ", "chủ nhật ", "tuần ", "qua ", "cùng ", "cách đây ", "những ", "thập niên ", "thế kỷ ", "rằm ",
           "tháng ", "năm ", "quý ", "Tết ", "mùng ", "sáng ", "đầu ", "cuối ", "nhiệm kỳ ",
           "từ ", "đến ", "và ", "30", "2", "12",
           "2019", "/", "-", " - ", ", ", ".", "(", ")", "\n", " ", "IV", "trước ", "sau ", "nay ", "âm lịch ", "İ"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.sampled_from([None, "2020-02-29", "0001-01-01", "9999-12-31"]),
)
def test_spans_are_in_order_and_days_are_real(text: str, published: str | None) -> None:
    doc, dates = dates_of(text, published)
    at = 0
    for d in dates:
        assert at <= d.start < d.end <= len(doc.text)
        at = d.end
        assert doc.text[d.start : d.end].strip() == doc.text[d.start : d.end]
        if d.start_date and d.end_date and "X" not in d.start_date + d.end_date:
            assert d.start_date <= d.end_date


@pytest.mark.parametrize(
    "text", ["1-" * 50_000, "ngày 1, " * 20_000, "năm " * 50_000, "2019 " * 30_000, "tháng 1 và " * 20_000, "cùng ngày " * 9_000]
)
def test_linear(text: str) -> None:
    doc = Document(Article("a", text))
    resolve_dates(doc, find_dates(doc))
