"""Fractions and percentages: what is one, what only looks like one, and what it measures."""

from __future__ import annotations

import time
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.facts.ratios import RatioMention, find_ratios
from dukien.link.places import Place, link_places
from dukien.link.setting import Setting
from dukien.link.subjects import Context, link_ratios
from dukien.link.years import Date
from dukien.text import Document


def ratios(text: str) -> list[RatioMention]:
    return find_ratios(Document(Article("t", text)))


FRACTIONS = [
    ("Đến nay xã An Phúc đã đạt 14/19 tiêu chí nông thôn mới.", "14/19 tiêu chí", 14, 19),
    ("Kết quả có 25/25 phiếu đồng ý.", "25/25 phiếu đồng ý", 25, 25),
    ("Nước tràn ngập 7/9 thôn của xã.", "7/9 thôn", 7, 9),
    ("Ngập lan ra 2/3 diện tích thị trấn.", "2/3 diện tích", 2, 3),
    ("Khoảng 1/4 số hộ chưa có nước sạch.", "1/4 số hộ", 1, 4),
    ("Kỳ họp có 26/27 vị đại biểu tham dự.", "26/27 vị đại biểu", 26, 27),
    ("Huyện đã giải ngân cho 9/20 đối tượng chính sách.", "9/20 đối tượng chính sách", 9, 20),
    ("Năm nay sản lượng chỉ bằng 1/3 so với năm ngoái.", "1/3", 1, 3),
    ("Lượng khách giảm 2/3.", "2/3", 2, 3),
    ("Xã mới đạt 8/19.", "8/19", 8, 19),
    ("Bà Hạnh trúng cử với số phiếu 29/31.", "29/31", 29, 31),
    ("Có 1.020/1.350 khu vực đã kiểm phiếu.", "1.020/1.350 khu vực", 1020, 1350),
    ("Tổ công tác kiểm tra 12 / 15 cơ sở.", "12 / 15 cơ sở", 12, 15),
    ("Sáng nay, 5/5 xã báo cáo xong.", "5/5 xã", 5, 5),
    ("Rừng tràm chiếm 3/4 vùng đệm.", "3/4 vùng", 3, 4),
    ("Cả đoàn có 40 khách, trong đó 2/3 là người cao tuổi.", "2/3", 2, 3),
    ("Đây là 01 trong 6 điểm đến của tour.", "01 trong 6 điểm đến", 1, 6),
    ("Em Lan là một trong 4 học sinh được khen.", "một trong 4 học sinh", 1, 4),
    ("Đoàn đã làm việc với 24 trong số 29 xã.", "24 trong số 29 xã", 24, 29),
    ("Cơ quan thuế rà soát 63 trong tổng số 81 doanh nghiệp.", "63 trong tổng số 81 doanh nghiệp", 63, 81),
    ("Đã có 70 trên tổng số 71 đại biểu biểu quyết.", "70 trên tổng số 71 đại biểu", 70, 71),
    ("Cứ 7 trên 10 lao động chưa qua đào tạo.", "7 trên 10 lao động", 7, 10),
    ("Có 18 hộ dân trong số 25 hộ đã di dời.", "18 hộ dân trong số 25 hộ", 18, 25),
    ("Trong 6 xe dự kiểm thì 4 xe đạt chuẩn.", "Trong 6 xe dự kiểm thì 4 xe", 4, 6),
    ("Trong số 71 cán bộ được rà soát có 57 người đạt chuẩn.", "Trong số 71 cán bộ được rà soát có 57 người", 57, 71),
    (
        "Trong số 84 người được khám sàng lọc tại nhà văn hóa thôn trong ba ngày, có 12 người phải nhập viện.",
        "Trong số 84 người được khám sàng lọc tại nhà văn hóa thôn trong ba ngày, có 12 người",
        12,
        84,
    ),
    ("Đến nay đã gieo được 1.250/1.400ha lúa.", "1.250/1.400ha", 1250, 1400),
    ("Có tới 28/35ha ao nuôi bị ngập.", "28/35ha", 28, 35),
    ("Huyện mới chi được 7,4/52 tỷ đồng.", "7,4/52 tỷ đồng", 7.4, 52),
    ("Thu thuế đạt 905/1.100 triệu đồng.", "905/1.100 triệu đồng", 905, 1100),
    ("Hồ mới tích 61,5/120 triệu m3 nước.", "61,5/120 triệu m3", 61.5, 120),
    ("Có 3/9 bãi rác quá tải.", "3/9 bãi rác", 3, 9),
    ("Đến nay 7/8 thôn của xã có quy ước.", "7/8 thôn", 7, 8),
    ("Chi phí cắt giảm khoảng 1/3 cho dự án.", "1/3", 1, 3),
    ("Em ra về khi hết 2/3 thời gian làm bài.", "2/3 thời gian", 2, 3),
    ("Cả 13/13 xóm có đường hoa.", "13/13 xóm", 13, 13),
    ('Bãi rác là một trong 3 "nghi can" gây mùi.', "một trong 3", 1, 3),
    ("Chỉ một phần tư hộ dân có bể chứa.", "một phần tư", 1, 4),
    ("Hai phần ba quãng đường đã trải nhựa.", "Hai phần ba", 2, 3),
    ("Cơ hội trúng thưởng là một trên 14 triệu.", "một trên 14 triệu", 1, 14e6),
]

PERCENTS = [
    ("Tỷ lệ hộ nghèo còn 1,2%.", "1,2%", 1.2, None),
    ("Ca mắc ở trẻ em chiếm 31.25%.", "31.25%", 31.25, None),
    ("Thu ngân sách đạt 118,5% dự toán.", "118,5%", 118.5, None),
    ("Sản lượng vượt 1.250% kế hoạch.", "1.250%", 1250, None),
    ("Tỷ lệ sở hữu giảm xuống 0%.", "0%", 0, None),
    ("Diện tích lúa tăng 12 %.", "12 %", 12, None),
    ("Hơn 15 phần trăm số hộ tham gia.", "15 phần trăm", 15, None),
    ("Gần ba mươi phần trăm học viên bỏ học.", "ba mươi phần trăm", 30, None),
    ("Năng suất tăng 7 - 15% mỗi vụ.", "7 - 15%", 7, 15),
    ("Giá phân bón tăng từ 7% đến 15%.", "7% đến 15%", 7, 15),
    ("Độ ẩm từ 55-97%.", "55-97%", 55, 97),
    ("Lãi suất cao hơn 0,7 đến 1%/năm.", "0,7 đến 1%", 0.7, 1),
    ("Tăng trưởng quý này là -3,5% so với cùng kỳ.", "-3,5%", -3.5, None),
    ("Giá nhà giảm5% trong tháng.", "5%", 5, None),
]

NONE = [
    "Anh bôn ba trên 60 quốc gia.",
    "Hạn nộp là hết 2/3 thì khóa sổ.",
    "Danh sách: Lan 8/5, Hà 9/5.",
    "Phương án 3 đạt 945/1000 điểm, phương án 4 đạt 955/1000 điểm.",
    "Hội nghị diễn ra sáng 24/8 tại huyện.",
    "Hôm 8/5, đoàn đến thăm xã.",
    "Ngày 2/9 người dân được nghỉ.",
    "Từ 1/9 học sinh trở lại trường.",
    "Đợt mưa từ ngày 9 đến 12/10 gây ngập.",
    "Các ngày 4, 5, 11/11 cầu không quay.",
    "Dịp 30/4 - 1/5 du khách tăng.",
    "Lễ kỷ niệm ngày Nhà giáo Việt Nam 20/11.",
    "Chợ 19/8 đóng cửa sớm.",
    "Trường mầm non 30/4 tuyển sinh.",
    "Công viên 23/9 đang sửa.",
    "Tháng 12/2016 dự án dừng thu phí.",
    "Tỉnh xếp thứ 14/63 cả nước.",
    "Vàng miếng niêm yết 56,2/56,9 triệu đồng/lượng.",
    "Xe chạy 71/60 km/h nên bị phạt.",
    "Tàu bị tấn công hôm 12/5 tấn công lần hai.",
    "Nước này hôm 8/12 triệu tập đại sứ.",
    "Xác suất trúng là 1/28,9 triệu.",
    "Ông là thương binh 2/4.",
    "Nghị định 46/2016 quy định mức phạt.",
    "Quyết định số 1941/2017 của UBND tỉnh.",
    "Văn bản 08/2006/QĐ-BTNMT còn hiệu lực.",
    "Nhà ở số 12/3 đường Trần Phú.",
    "Trụ sở tại 481/39 Lê Lợi.",
    "Quy hoạch chi tiết tỷ lệ 1/500 đã duyệt.",
    "Bản đồ 1/5.000 đã thất lạc.",
    "Đội nhà thắng 2-0.",
    "Trạm trực 24/24 giờ.",
    "Tổng đài phục vụ 24/7.",
    "Học sinh lớp 7/5 dự thi.",
    "Thu nhập đạt 48 triệu đồng/người/năm.",
    "Bài thi đạt 955/1000 điểm.",
    "Huyết áp 120/80 mmHg là bình thường.",
    "Thị lực còn 20/400.",
    "Vé số Mega 6/45 mở thưởng.",
    "Có 168 trường hợp, trong đó 87 em nhỏ.",
    "Đây là một trong những xã khó khăn.",
    "Công trình làm xong 3 trong 5 năm.",
    "Cúp này là giải 3 trong 1.",
    "Đội về thứ 9 trong 12 đội.",
    "Lãi suất giảm 0,25 điểm phần trăm.",
    "Tỷ lệ phần trăm chưa công bố.",
    "Máy bay Airbus 320/321 hạ cánh.",
    "Trong 24 chỉ tiêu, đến nay huyện hoàn thành tốt.",
    "Bà Năm để dành một trong 3 triệu đồng.",
]

INDICATORS = [
    ("Tỷ lệ hộ nghèo của xã giảm còn 1,2%.", "Tỷ lệ hộ nghèo của xã giảm"),
    ("Tốc độ tăng trưởng kinh tế đạt 9,1%; thu nhập tăng khá.", "Tốc độ tăng trưởng kinh tế"),
    ("Lúa chiếm 55%; cây ăn trái và rau màu chiếm 30%.", "cây ăn trái và rau màu"),
    ("Giá lúa giảm 1,1% xuống 7.000 đồng/kg, giá ngô tăng.", "Giá lúa giảm"),
    ("Doanh thu đạt 60 tỷ đồng, tăng 8% so với cùng kỳ năm trước.", "Doanh thu tăng so với cùng kỳ năm trước"),
    ("Do tiền giống (tăng 5%), tiền phân bón (tăng 9%) nên lợi nhuận giảm.", "tiền phân bón tăng"),
    ("Ông Tám nắm giữ 35% vốn góp của trang trại.", "vốn góp của trang trại"),
    ("Trong đó trẻ em (dưới 6 tuổi) tăng nhanh, chiếm 31%.", "trẻ em (dưới 6 tuổi) tăng nhanh"),
    ("Có 8/9 trạm y tế vẫn mở cửa.", "trạm y tế vẫn mở cửa"),
    ("Xã có 7/19 tiêu chí, là: Thủy lợi; Chợ.", "tiêu chí"),
    ("Xã An Phúc mới đạt 8/19 tiêu chí do vướng đường trục ấp.", "tiêu chí"),
    ("Bão làm tốc mái 7/9 thôn, nhiều cây đổ.", "Bão làm tốc mái thôn"),
    ("Diện tích trồng cam chưa tới 10% diện tích đất vườn.", "Diện tích trồng cam diện tích đất vườn"),
    ("Ông Ba bán phần mình (bằng 20% vốn góp) của tổ hợp tác này.", "vốn góp của tổ hợp tác này"),
    ("Ông Ba trúng cử với 25/25 phiếu đồng ý, đạt tỷ lệ 100%.", "phiếu đồng ý"),
    # compared with a plan or another year: the subject
    ("Thu ngân sách ước đạt 62 tỷ đồng, bằng 78% dự toán năm.", "Thu ngân sách dự toán năm"),
    ("Toàn xã gieo được 315 ha ngô, đạt 97% kế hoạch và bằng 96% so cùng kỳ.", "gieo ngô so cùng kỳ"),
    ("Giải ngân vốn đầu tư còn chậm, mới đạt 42% kế hoạch.", "Giải ngân vốn đầu tư còn chậm kế hoạch"),
    ("Thu thuế được 5,6/8,1 tỷ đồng, đạt 69% chỉ tiêu.", "Thu thuế chỉ tiêu"),
    ("Chỉ số giá tháng 9 tăng 1%; lũy kế tăng 4%.", "Chỉ số giá tháng 9 tăng"),
    # what an earlier number counts
    ("Huyện đón 2,5 triệu lượt khách lưu trú, tăng 14% so với năm trước.", "lượt khách lưu trú tăng so với năm trước"),
    ("Trong 6 tháng xảy ra 14 vụ tai nạn, tăng 16%.", "vụ tai nạn tăng"),
    ("Xảy ra 7 vụ cháy rẫy, thiệt hại 4 ha, giảm 41% số vụ.", "vụ cháy rẫy giảm"),
    ("Cuối kỳ rà soát còn 214 hộ nghèo, chiếm 8%.", "hộ nghèo"),
    # counted things with what is said of them
    ("Tỷ lệ tổ bảo vệ rừng được tập huấn mới đạt 8/26 tổ.", "Tỷ lệ tổ bảo vệ rừng được tập huấn"),
    ("Có 9/10 thôn, buôn đã thành lập tổ tự quản.", "thôn, buôn đã thành lập tổ tự quản"),
    ("Xã mới vận động được 4/11 hộ.", "vận động hộ"),
    ("Có 34/87 cơ sở còn sai phạm.", "cơ sở còn sai phạm"),
    ("Tàu từ 15 m bắt buộc; 31/38 tàu từ 15 m trở lên lắp thiết bị.", "tàu từ 15 m trở lên lắp thiết bị"),
    ("Việc tăng thuế rượu lên 12% sẽ giúp ngân sách.", "Việc tăng thuế rượu"),
    ("Ông Ba được bầu với số phiếu tập trung cao, đạt 95%.", "số phiếu tập trung cao"),
    # votes, causes, old levels
    ("Kỳ họp bầu bà Sáu làm Phó Chủ tịch, đạt tỷ lệ 100% phiếu.", "tỷ lệ phiếu"),
    ("Kỳ họp thông qua nghị quyết với 96% đại biểu tán thành.", "đại biểu tán thành"),
    ("Có 36% là do ăn uống; 25% do nước bẩn.", "do nước bẩn"),
    ("Ông Ba chiếm 23% thị phần gạo, tăng mạnh từ mức 14%.", "Ông Ba thị phần gạo"),
    # members of what the number before measures
    ("Tỷ lệ hộ nghèo ở Bản Qua là 6%, ở Mường Vi là 9%.", "Tỷ lệ hộ nghèo Mường Vi"),
    ("Tỷ lệ cử tri đi bầu đạt 98%. Thấp nhất là xã Nậm Chạc đạt 95%.", "Tỷ lệ cử tri đi bầu xã Nậm Chạc"),
    ("Có 98% cử tri đi bầu. Có 8/11 xã đạt 100%.", "cử tri đi bầu"),
    ("Tỷ lệ hộ có nước sạch đạt 91%. Tỷ lệ này ở vùng sâu chỉ 64%.", "Tỷ lệ hộ có nước sạch ở vùng sâu"),
    ("Tỷ lệ hộ nghèo là 6%. Giá lúa ở chợ tăng 9%.", "Giá lúa ở chợ tăng"),
    # where the phrase stops
    ("Mức hỗ trợ theo Quyết định số 12 là bằng 80% giá thị trường.", "Mức hỗ trợ giá thị trường"),
    ("Nhà nước lo phần lớn (khoảng 12 tỷ đồng), ngân sách xã hỗ trợ 10%.", "ngân sách xã hỗ trợ"),
    ("Mục tiêu đặt ra cho năm sau là GRDP tăng từ 7% trở lên.", "GRDP tăng"),
    ("Mực nước hồ Suối Đá ở mức 80% dẫn đến thiếu điện.", "Mực nước hồ Suối Đá"),
    ("Giá ngô giảm 3% ngay sau khi chợ mở lại.", "Giá ngô giảm"),
    ("Giá vé mới giảm 15% so với mức phí cũ.", "Giá vé mới giảm so với mức phí cũ"),
    ("Xã giữ lại 40% quỹ với mục tiêu sửa chợ.", "Xã giữ lại quỹ"),
    ("Khoảng 60% hộ ở các thôn Đoài, Nội và Hạ thiếu nước.", "hộ ở các thôn Đoài, Nội và Hạ thiếu nước"),
    ("Giảm 20% các xe loại 3, 4 của người dân.", "các xe loại 3, 4 của người dân"),
    ("Có 40% hộ nuôi bò và nuôi dê, cao hơn 2 xã bên.", "hộ nuôi bò và nuôi dê"),
    ("Phấn đấu chia cổ tức 15%.", "chia cổ tức"),
    ("Chợ mới có tỷ lệ lấp đầy 95%.", "tỷ lệ lấp đầy"),
    # verbs that do not say of what, and what is done to the thing
    ("Thu lãi dịch vụ đạt 21 tỷ đồng, tăng trưởng 22%.", "Thu lãi dịch vụ tăng trưởng"),
    ("Hợp tác xã lập trại An Bình (sở hữu 35%).", "Hợp tác xã lập trại An Bình sở hữu"),
    ("Tổ thi công đang khẩn trương giải phóng 90% mặt bằng.", "giải phóng mặt bằng"),
    ("Hộ bà Tư được giảm 40% phí vệ sinh.", "Hộ bà Tư được giảm phí vệ sinh"),
    ("Ông Tám cho biết có tới 92% bà con trong thôn đồng ý.", "bà con trong thôn đồng ý"),
    ("Mức trợ cấp thấp, chỉ bằng 30% chuẩn nghèo.", "Mức trợ cấp thấp chuẩn nghèo"),
    ("Hợp tác xã xét hồ sơ (30% chỉ tiêu từng tổ).", "chỉ tiêu từng tổ"),
    ("Loại lưới này cho lọt 1/25 (khoảng 4%) tia nắng chiếu vào vườn.", "tia nắng chiếu vào vườn"),
    # a whole, some of the things before, what is left
    ("Có đến 86% trong số 214 hộ được hỏi muốn dời chợ.", "số 214 hộ được hỏi muốn dời chợ"),
    ("Giá mít tăng 12% trong 6 tháng.", "Giá mít tăng"),
    ("Xã có 120 hộ nuôi bò, khoảng 20% trong số đó chưa tiêm phòng.", "hộ nuôi bò chưa tiêm phòng"),
    ("Xã lo 70% kinh phí xây cầu, các hộ góp 30% còn lại.", "kinh phí xây cầu"),
    ("Có 62% hộ dùng nước máy, 38% còn lại dùng nước giếng.", "còn lại dùng nước giếng"),
    # a clause behind the number that belongs to the noun before it
    ("Xã áp mức phí 10% mà huyện đề ra với hộ bán rong.", "mức phí mà huyện đề ra với hộ bán rong"),
    ("Kho cho vay với lãi suất 5% được áp dụng từ tháng 3.", "lãi suất"),
    ("Huyện muốn áp mức phí 10% lên hàng rong.", "mức phí lên hàng rong"),
    ("Ông Tám giữ 75% vốn, còn lại các tổ viên nắm giữ 25%.", "các tổ viên nắm giữ"),
    ("Mức hỗ trợ giống còn 5%, thay vì 8%.", "Mức hỗ trợ giống"),
    # days, ranges of years and numbers that only describe
    ("Sản lượng tôm tháng 8-2017 đạt 343 tấn, tăng 9%.", "Sản lượng tôm tháng 8-2017 tăng"),
    ("Công suất khai thác bến Cái Mơn - Thị Vàm mới đạt 40%.", "Công suất khai thác bến Cái Mơn - Thị Vàm"),
    ("Xăng RON 95 còn 20.000 đồng, giảm 4%.", "Xăng RON 95 giảm"),
    ("Tổng số hộ có nhà tạm là 43 hộ, chiếm 2% dân số.", "Tổng số hộ có nhà tạm dân số"),
    # those who were asked, and what they said
    ("Theo khảo sát, 67% người được hỏi cho biết họ hài lòng với xe buýt.", "người được hỏi cho biết họ hài lòng với xe buýt"),
    ("Ông Hà thừa nhận, xã mới thu gom 70%.", "xã mới thu gom"),
    ("Kết quả thăm dò cho thấy 55% người dân phản đối.", "người dân phản đối"),
    # asides
    ("Có 50% hộ dân (200 hộ) bị ngập sâu.", "hộ dân bị ngập sâu"),
    ("Dự kiến 1/3 đàn lợn - tương đương 200 con - sẽ bị tiêu hủy.", "đàn lợn sẽ bị tiêu hủy"),
    ('Hàng điện tử đạt giá trị "khủng" nhất, tăng 80%.', "Hàng điện tử đạt giá trị khủng tăng"),
    # lists
    ("100% cán bộ, công chức xã dùng chữ ký số.", "cán bộ, công chức xã dùng chữ ký số"),
    ("Trường cấp học bổng trị giá 25%, 50% và 100% học phí.", "học phí"),
    ("Cơ cấu kinh tế: công nghiệp – xây dựng chiếm 60%; dịch vụ 30%.", "Cơ cấu kinh tế dịch vụ"),
    ("Số thí sinh thi vào đại học, cao đẳng là 652, chiếm 73%.", "Số thí sinh thi vào đại học, cao đẳng"),
    ("Có 12 em thi toán và lý, chiếm 3%.", "em thi toán và lý"),
    # what was said before
    ("Có 42% nhà máy thua lỗ và con số này sẽ tăng lên 72%.", "nhà máy thua lỗ"),
    ("Tỷ lệ hộ nghèo còn 6,3%, trong khi mục tiêu là dưới 4%.", "Tỷ lệ hộ nghèo"),
    ("Hồ sơ trực tuyến đạt 61% (chỉ tiêu tỉnh giao 50%).", "Hồ sơ trực tuyến"),
    ("Tỷ lệ thất nghiệp ở thành thị là 3,1%, ở nông thôn là 1,8%.", "Tỷ lệ thất nghiệp nông thôn"),
    ("Lãi suất cho vay giảm (từ mức 6,5%/năm về mức 6,0%/năm).", "Lãi suất cho vay giảm"),
    ("Xã xây dựng nông thôn mới nâng cao từ năm 2019. Đến nay xã đạt 8/19 tiêu chí.", "tiêu chí xây dựng nông thôn mới nâng cao"),
    ("Xã A Lưới đạt 11/19 tiêu chí nông thôn mới, tiếp đến là xã Hồng Hạ (9/19).", "tiêu chí nông thôn mới"),
    ("Bà Trần Lan tái đắc cử Bí thư Huyện ủy với 39/39 phiếu.", "Bí thư Huyện ủy phiếu"),
    # where the phrase behind the number begins and ends
    ("Nhựa tái chế 100% sẽ giảm rác thải.", "Nhựa tái chế"),
    ("Cam kết lợi nhuận 12% nói trên là cao.", "Cam kết lợi nhuận"),
    ("Diện tích đào tạo nghề chỉ 10% còn lại 90% cho thuê.", "Diện tích đào tạo nghề cho thuê"),
    ("Có 3 hãng có doanh thu tăng 15% là A, B và C.", "doanh thu tăng"),
    ("Cả huyện có 2/12 xã đạt chuẩn là Mường Nọc và Tiền Phong.", "xã đạt chuẩn"),
    ("Điện lực sẽ cấp điện cho 100% số làng trước 15-11.", "số làng"),
    ("Lượng mưa do bão mang tới lên tới 60%.", "Lượng mưa do bão mang"),
    ("Các vị trí xuất hiện hằn lún chỉ chiếm 3%.", "Các vị trí xuất hiện hằn lún"),
    ("Vốn FDI thực hiện đạt 9,1 tỷ USD, tăng 8,1%.", "Vốn FDI thực hiện tăng"),
]


STATUSES = [
    ("Xã đã đạt 14/19 tiêu chí.", "achieved"),
    ("Có 18/20 chỉ tiêu đạt và vượt kế hoạch.", "achieved"),
    ("Về giáo dục, 9/11 trường đạt chuẩn.", "achieved"),
    ("Ông được bầu với 28/30 phiếu đồng ý.", "achieved"),
    ("Đặt mục tiêu cao, đến nay mới đạt 80%.", "achieved"),
    ("Không chỉ đúng quy trình mà sản lượng còn đạt 120%.", "achieved"),
    ("Hàng được bán sạch sẽ 100% trong ngày.", "achieved"),
    ("Số người tham gia bảo hiểm đạt tỷ lệ cao (82%).", "achieved"),
    ("Huyện phấn đấu đạt 95% hộ có nước sạch.", "target"),
    ("Phấn đấu năm 2025 tỷ lệ hộ nghèo còn dưới 2%, tỷ lệ lao động qua đào tạo đạt 75%.", "target"),
    ("Đặt mục tiêu tăng trưởng doanh thu từ 8% trở lên.", "target"),
    ("Tỉnh sẽ hỗ trợ 50% chi phí mua giống.", "target"),
    ("Còn 12/24 mục tiêu chưa đạt.", "not_achieved"),
    ("Thu ngân sách tăng 12%.", "change"),
    ("Phải tăng giá bán trong khi buôn bán giảm 40%.", "change"),
    ("Số vụ tai nạn giảm 10 vụ (21,7%).", "change"),
    ("Giá xăng, giá dầu tăng lần lượt 2% và 3%.", "change"),
    ("Giá vàng giảm 5 USD, tương đương 0,4%.", "change"),
    ("Chỉ số sản xuất tăng cao ở mức 9,2%.", "change"),
    ("Lượng khách cao hơn ngày thường 60%.", "change"),
    ("Sản lượng vượt kế hoạch, tăng 6%.", "change"),
    ("Lượng khách tăng mạnh, hơn 50%.", "change"),
    ("Với mô hình tăng trưởng cũ, gần 85% doanh nghiệp dùng máy cũ.", None),
    ("Bộ đội bắn hạ 70% số mục tiêu.", None),
    ("Thương vong nặng, phải đưa đi cấp cứu, thương tật 54%.", None),
    ("Khách phải trả phí 3%.", None),
    ("Độ ẩm thấp dưới 30%.", None),
    ("Mức này thấp so với mức 90%.", None),
    # counts of what there is, told without a verb
    ("Xã Phú An 13/19 tiêu chí, xã Phú Mỹ 15/19.", "achieved"),
    ("Qua rà soát, 31/45 hồ sơ đủ điều kiện.", "achieved"),
    ("Hàng tồn kho là 3/5 tài sản của công ty.", None),
    # what is said to be missing
    ("Hiện 1/4 số hộ chưa đăng ký thu gom rác.", "not_achieved"),
    ("Trong đó 12/31 dự án còn vướng mặt bằng.", "not_achieved"),
    ("Hai chỉ tiêu không đạt là trồng rừng (đạt 60% kế hoạch) và nước sạch.", "not_achieved"),
    ("Còn 20% hộ không có nước sạch.", "not_achieved"),
    # rates that are told, and parts of a plan
    ("Tỷ lệ hộ nghèo của xã là 2,1%.", "achieved"),
    ("Thu ngân sách 120 tỷ đồng, bằng 79% dự toán.", "achieved"),
    ("Sản lượng bằng 79% cả năm ngoái.", None),
    # shares, and a plan in brackets
    ("Hộ nghèo chiếm 12% số hộ.", None),
    ("Hồ sơ trực tuyến đạt 62% (chỉ tiêu 50%).", "achieved"),
    ("Các huyện chi không quá 5% dự toán cho hội nghị.", "target"),
]

HEDGED = [("Có hơn 41% số phiếu.", "over"), ("Chiếm gần 2/3 dân số.", "under"), ("Khoảng 1/4 số hộ.", "about"), ("Đạt 5%.", None)]


@pytest.mark.parametrize(("text", "span", "numerator", "denominator"), FRACTIONS)
def test_fractions(text: str, span: str, numerator: float, denominator: float) -> None:
    (found,) = ratios(text)
    assert text[found.start : found.end] == span
    assert (found.kind, found.numerator, found.denominator) == ("fraction", numerator, denominator)
    assert found.value == pytest.approx(numerator / denominator)


def test_fractions_of_the_same_whole() -> None:
    text = "Xã An Phúc đạt 11/19 tiêu chí, tiếp đến là xã Tân Lập (9/19), Phú Mỹ (8/19)."
    assert [(r.numerator, r.denominator) for r in ratios(text)] == [(11, 19), (9, 19), (8, 19)]
    table = "Kết quả:\n- Hòa An: 3/21\n- Yên Thọ: 5/21\n- Mỹ Lâm: 6/21"
    assert [(r.numerator, r.denominator) for r in ratios(table)] == [(3, 21), (5, 21), (6, 21)]
    among = "Xã có 3/3 trường đạt chuẩn, trong đó 1/3 đạt mức độ 2."
    assert [text.numerator for text in ratios(among)] == [3, 1]


@pytest.mark.parametrize(("text", "span", "value", "value_to"), PERCENTS)
def test_percents(text: str, span: str, value: float, value_to: float | None) -> None:
    (found,) = ratios(text)
    assert text[found.start : found.end] == span
    assert (found.kind, found.value, found.value_to) == ("percent", value, value_to)


@pytest.mark.parametrize("text", NONE)
def test_no_ratio(text: str) -> None:
    assert [text[r.start : r.end] for r in ratios(text)] == []


@pytest.mark.parametrize(("text", "indicator"), INDICATORS)
def test_indicator_of_the_last_ratio(text: str, indicator: str) -> None:
    assert ratios(text)[-1].indicator == indicator


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(text: str, status: str | None) -> None:
    assert ratios(text)[0].status == status


@pytest.mark.parametrize(("text", "approx"), HEDGED)
def test_approx(text: str, approx: str | None) -> None:
    assert ratios(text)[0].approx == approx


def test_a_change_from_one_value_to_another_is_two() -> None:
    assert [r.value for r in ratios("Thuế tăng từ 10% lên 25%.")] == [10, 25]


def test_indicator_has_the_letters_of_the_article() -> None:
    assert ratios("Giá cà phê hoà tan tăng 5%.")[0].indicator == "Giá cà phê hoà tan tăng"


def _place(text: str, words: str, level: str, name: str) -> Place:
    start = text.lower().index(words.lower())
    known: dict[str, Any] = {"rule": "place.test", "level": level, "type": "xã", "name": name, "code": "00001"}
    span = {"start": start, "end": start + len(words)}
    return Place(**{f.name: None for f in fields(Place)} | known | span)


COMMUNES = [
    ("Đến nay xã An Phúc đạt 14/19 tiêu chí.", "An Phúc"),
    ("Tại xã An Phúc có 9/20 hộ chưa di dời.", "An Phúc"),
    ("Chủ tịch UBND xã An Phúc cho biết nước ngập 7/10 thôn.", "An Phúc"),
    ("Đảng ủy xã An Phúc họp\n\nNhiệm kỳ qua, có 12/24 mục tiêu đạt.", "An Phúc"),
    ("Thấp nhất là xã An Phúc cũng đạt 95%.", "An Phúc"),
    ("Huyện nghèo nhất vùng, xã An Phúc còn 61%.", "An Phúc"),
    ("Xã An Phúc: Một tháng vận hành\n\nTrung tâm giải quyết 96% hồ sơ.", "An Phúc"),
    ("Ông Ba cho biết, vụ này, xã An Phúc trồng 120 ha hành, trong đó 40% bị hư hại.", "An Phúc"),
    ("Ông Ba, Chủ tịch UBND xã An Phúc, cho biết bão làm sập nhà, trong đó 12% sập hoàn toàn.", "An Phúc"),
    ("Tại xã An Phúc mưa lớn. Toàn xã có 30% diện tích lúa bị ngập.", "An Phúc"),
    ("Theo công an, đây là một trong 14 cụm loa ở khu dân cư thuộc xã An Phúc.", "An Phúc"),
    ("Tiếp đến là xã An Phúc (9/20 hộ).", "An Phúc"),
    ("Xã An Phúc đạt 16/19 tiêu chí (chưa đạt điện), Tân Lập.", "An Phúc"),
    ("Anh Thành, 38 tuổi, xã An Phúc vẫn chưa hết lo khi mất 80% tàu thuyền.", None),
    ("Ông Ba, Bí thư Đảng ủy xã An Phúc giữ chức Phó Chủ tịch huyện với 28/28 phiếu.", None),
    ("Đoàn trực tại xã An Phúc; công ty điện lực khôi phục 80% phụ tải.", None),
    ("Đơn của hộ dân xã An Phúc về cống chậm\n\nNhà thầu đóng được 1/2 số cừ.", None),
    ("Khu đất ở xã An Phúc gây tranh chấp; công ty mua 45% cổ phần.", None),
    ("Ông Ba (ngụ xã An Phúc) góp 51% vốn.", None),
    ("Công ty mua 45% cổ phần dự án, xã An Phúc.", None),
    ("Xe của xã An Phúc được giảm, còn toàn tỉnh tăng 5%.", None),
    ("Đảng ủy xã An Phúc họp\n\nToàn huyện có 12/24 mục tiêu đạt.", None),
]


@pytest.mark.parametrize(("text", "commune"), COMMUNES)
def test_commune(text: str, commune: str | None) -> None:
    doc = Document(Article("t", text))
    (linked,) = link_ratios(find_ratios(doc), Context(Setting(doc, [_place(doc.text, "xã An Phúc", "commune", "An Phúc")]), []))
    assert linked.commune == commune
    assert linked.commune_code == ("00001" if commune else None)
    assert linked.place_code == linked.commune_code or commune is None


def _date(text: str, words: str, day: str) -> Date:
    start = text.index(words)
    return Date(
        start=start,
        end=start + len(words),
        rule="date.test",
        start_date=day,
        end_date=day,
        edtf=day,
        granularity="month",
        mod=None,
        relative=False,
        year_source="explicit",
        role="event",
    )


MEMBERS = [
    ("Tỷ lệ hộ nghèo ở Bản Qua là 6%, ở Mường Vi là 9%.", ["Bản Qua", "Mường Vi"]),
    ("Bản Qua, Mường Vi đạt 9%.", [None]),
]


@pytest.mark.parametrize(("text", "communes"), MEMBERS)
def test_each_member_has_its_own_commune(text: str, communes: list[str | None]) -> None:
    doc = Document(Article("t", text))
    places = [_place(doc.text, name, "commune", name) for name in ("Bản Qua", "Mường Vi")]
    assert [r.commune for r in link_ratios(find_ratios(doc), Context(Setting(doc, places), []))] == communes


EARLY = [
    ("Tin địa phương\n\nĐoàn làm việc với Đảng ủy xã An Phúc. Ông Ba khen xã An Phúc.\nCó 6/9 ấp giảm nghèo.", "An Phúc"),
    ("Tin địa phương\n\nĐoàn đến xã An Phúc chơi. Ông Ba khen xã An Phúc.\nCó 6/9 lượt khách khen.", None),
    ("Tin địa phương\n\nĐoàn làm việc với Đảng ủy xã An Phúc. Ông Ba khen xã An Phúc.\nLãi suất tăng 5%.", None),
]


@pytest.mark.parametrize(("text", "commune"), EARLY)
def test_commune_of_an_article_that_comes_to_its_body_soon(text: str, commune: str | None) -> None:
    doc = Document(Article("t", text))
    first = _place(doc.text, "xã An Phúc", "commune", "An Phúc")
    again = doc.text.rindex("xã An Phúc")
    places = [first, replace(first, start=again, end=again + len("xã An Phúc"))]
    assert [r.commune for r in link_ratios(find_ratios(doc), Context(Setting(doc, places), []))] == [commune]


WHERE = [
    # the commune, where there is one
    ("Đến nay xã Tân Hà, huyện Lâm Hà đạt 14/19 tiêu chí.", "24916"),
    # a unit that is the place or the doer of the clause
    ("Huyện Lâm Hà, tỉnh Lâm Đồng đạt 98%.", "676"),
    ("Tại huyện Lâm Hà, có 45% số hộ dùng nước máy.", "676"),
    ("Ông Ba nói tỉnh Lâm Đồng đã phủ sóng 98% thôn.", "68"),
    ("Theo UBND huyện Lâm Hà, cây che bóng tăng 5%.", "676"),
    ("Lâm Đồng: 98% học sinh trở lại trường.", "68"),
    ("Đông nhất là huyện Lâm Hà (45%), sau đó đến huyện Di Linh (12%).", "679"),
    ("Suối Vàng (Lâm Đồng) 98%.", "68"),
    # a scope with a name, or without
    ("Huyện Lâm Hà họp. Toàn tỉnh Lâm Đồng đạt 98%.", "68"),
    ("Huyện Lâm Hà họp. Toàn huyện đạt 98%.", "676"),
    ("Huyện Lâm Hà họp. Đến nay, huyện đã cứng hóa 98% đường.", "676"),
    ("Huyện Lâm Hà họp. Trên địa bàn tỉnh có 98% hộ dùng điện.", "68"),
    # behind the number
    ("Có 98% hộ dân trên địa bàn huyện Lâm Hà dùng điện.", "676"),
    ("Có 9/12 huyện, thành phố của tỉnh Lâm Đồng dùng điện.", "68"),
    ("Đó là một trong 5 cây cầu của huyện Lâm Hà.", "676"),
    ("Khoảng 40% dân số huyện Lâm Hà dùng nước máy.", "676"),
    ("Giá đất tăng 40% so với huyện Lâm Hà.", None),
    # going on from the sentence before
    ("Huyện Lâm Hà đã thu 98% dự toán. Trong đó, thu nội địa đạt 41%.", "676"),
    # several, the whole country, another country
    ("Các huyện Lâm Hà, Di Linh đạt 98%.", None),
    ("Huyện Lâm Hà họp. Cả nước đạt 98%.", None),
    ("Huyện Lâm Hà xuất hàng đi xa. Ở Nhật Bản, giá tăng 5%.", None),
    ("Huyện Lâm Hà và huyện Di Linh họp. Toàn huyện đạt 98%.", None),
    ("Xã Bình Khánh (Mỏ Cày Nam, Bến Tre) và xã Bình Khánh (Cần Giờ, TP HCM) vào cuộc, với 98% hộ dân đồng tình.", None),
    # not what the number is about
    ("Ông Ba, trú tại huyện Lâm Hà, góp 51% vốn.", None),
    ("Ông Lê Ba, ở huyện Lâm Hà, góp 51% vốn.", None),
    ("Một công ty ở huyện Lâm Hà tăng giá 5%.", None),
    ("Đoàn đi từ huyện Lâm Hà lúc trời đổ mưa 98%.", None),
    ("Đường Bảo Lộc - Lâm Hà giảm 50% thời gian đi lại.", None),
    ("Trường Đại học Lâm Đồng tuyển 98% học sinh giỏi.", None),
    ("Nạn nhân ở huyện Lâm Hà bị thương tích 11%.", None),
    ("Gà (mua ở huyện Lâm Hà) nặng thêm. Đó là một trong 5 giống quý.", None),
]


@pytest.mark.parametrize(("text", "code"), WHERE)
def test_place_of_the_last_ratio(text: str, code: str | None) -> None:
    doc = Document(Article("t", "Tin vắn\n\n" + text))
    linked = link_ratios(find_ratios(doc), Context(Setting(doc, link_places(doc, find_places(doc), [])), []))
    assert linked[-1].place_code == code


OF_THE_TITLE = [
    ("Huyện Lâm Hà họp thường kỳ\n\nTỷ lệ hộ nghèo còn 5%.", "676"),
    ("HĐND huyện Lâm Hà họp\n\nCó 26/27 vị đại biểu dự.", "676"),
    ("Huyện Lâm Hà họp thường kỳ\n\nGiá gà tăng 5%.", None),
    ("Huyện Lâm Hà giúp huyện Di Linh\n\nTỷ lệ hộ nghèo còn 5%.", None),
    ("Mưa lớn tại huyện Lâm Hà\n\nTỷ lệ hộ nghèo còn 5%.", None),
]


@pytest.mark.parametrize(("text", "code"), OF_THE_TITLE)
def test_figures_of_the_unit_in_the_title(text: str, code: str | None) -> None:
    doc = Document(Article("t", text))
    linked = link_ratios(find_ratios(doc), Context(Setting(doc, link_places(doc, find_places(doc), [])), []))
    assert [r.place_code for r in linked] == [code]


DATES = [
    ("Đến hết tháng 8 năm 2023, xã đạt 8/19 tiêu chí.", "tháng 8 năm 2023", "2023-08-01"),
    ("Xã đạt 8/19 tiêu chí trong tháng 8 năm 2023.", "tháng 8 năm 2023", "2023-08-01"),
    ("Thu ngân sách tăng 5% so với tháng 8 năm 2023.", "tháng 8 năm 2023", None),
    ("Tính đến tháng 8 năm 2023, xã hiện có 5% hộ nghèo.", "tháng 8 năm 2023", "2023-08-01"),
    ("Năm 2023, các hệ thống hiện đại chiếm 82% thiết bị.", "Năm 2023", "2023-08-01"),
    ("Tháng 8 năm 2023 chưa đạt, hiện có 5% hộ nghèo.", "Tháng 8 năm 2023", None),
    ("Từ tháng 8 năm 2023 đến nay, xã đã xử lý 8/19 vụ.", "tháng 8 năm 2023", "2023-08-01"),
    ("Thu ngân sách bằng 83% cả tháng 8 năm 2023.", "tháng 8 năm 2023", None),
    # the time that opens a sentence holds for the paragraph, up to another one
    ("Tháng 8 năm 2023, xã thu 3 tỷ đồng. Chi bằng 5% dự toán.", "Tháng 8 năm 2023", "2023-08-01"),
    ("Xã thu 3 tỷ đồng trong tháng 8 năm 2023. Chi bằng 5% dự toán.", "tháng 8 năm 2023", None),
    ("Tháng 8 năm 2023, xã thu 3 tỷ đồng.\nChi bằng 5% dự toán.", "Tháng 8 năm 2023", None),
]


@pytest.mark.parametrize(("text", "words", "day"), DATES)
def test_date(text: str, words: str, day: str | None) -> None:
    doc = Document(Article("t", text))
    (linked,) = link_ratios(find_ratios(doc), Context(Setting(doc, []), [_date(doc.text, words, "2023-08-01")]))
    assert linked.date == day


def test_until_now_is_the_day_of_publication() -> None:
    doc = Document(Article("t", "Đến nay xã đạt 8/19 tiêu chí.", published="2023-09-01"))
    (linked,) = link_ratios(find_ratios(doc), Context(Setting(doc, []), []))
    assert linked.date == "2023-09-01"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["12/24", "mục tiêu", "7%", "đạt", "(", ")", ",", "và", "trong số", "một", "xã", "\n", "-", "1.000", "phần ba"]
        ),
        max_size=30,
    )
)
def test_mentions_are_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    doc = Document(Article("t", text))
    found = find_ratios(doc)
    assert all(0 <= r.start < r.end <= len(doc.text) for r in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["1/2 ", "9", "trong 5 em ", "đến hết ", "12% (", "a ", "1.", "tăng 5% và "])
def test_a_long_article_stays_linear(piece: str) -> None:
    text = piece * (24_000 // len(piece))
    start = time.process_time()
    ratios(text)
    assert time.process_time() - start < 5
