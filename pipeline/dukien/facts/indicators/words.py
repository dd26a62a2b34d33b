"""Words that decide what a number measures; used by the modules of `dukien.facts.indicators`."""

from __future__ import annotations

from typing import Final

Phrases = dict[str, tuple[list[str], ...]]
"""Phrases by their first word, the longest first."""


def _phrases(text: str) -> Phrases:
    """Phrases set apart by bars."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted((p.split() for p in text.split("|")), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(rest) for first, rest in found.items()}


LIGHT: Final = frozenset(  # words between a subject and its number that measure nothing by themselves
    "là bằng đạt chiếm còn ở mức với được khoảng chừng hơn gần trên dưới quá tới đến từ chỉ mới ước tính dự kiến tương đương "
    "ứng lên xuống vượt con số đã sẽ đang cũng đều vẫn có tỷ lệ trọng thêm vào tại chưa đầy không ít nhất tối thiểu đa xấp xỉ "
    "gồm trong đó hiện nay tổng cộng lần lượt trung bình phổ biến tức hay nhiều bình quân cho thì nhất của".split()
)
KEEP_PAIRS: Final = frozenset({"tỷ lệ", "đóng góp", "tỷ trọng", "bình quân", "trung bình", "tối đa", "con số", "tăng thêm"})
WHOLE: Final = frozenset(  # words whose second syllable would be light alone
    "lấp đầy,chứng chỉ,thể hiện,thực hiện,phát hiện,xuất hiện,cổ tức,lợi tức,lập tức,hợp nhất,duy nhất,mặt bằng".split(",")
)
NO_CUT: Final = frozenset({"tờ có", "xuất hiện", "lập tức", "cổ tức", "lợi tức"})
"""Words whose second syllable begins no new clause."""
CHANGE: Final = frozenset("tăng giảm sụt hạ nâng tụt mất trượt vọt lỗ lãi cao thấp kém nhanh đội bớt".split())
DEGREES: Final = frozenset("cao thấp kém ít nhiều lớn nhỏ đắt rẻ".split())
"""With *hơn* they say how far something differs."""
COMPARES: Final = frozenset("chiếm bằng đạt là lệ đương tới đến góp còn".split())
LEADS_TO_NUMBER: Final = CHANGE | COMPARES
LIGHT_VERBS: Final = frozenset("cho với có được đạt là chiếm còn của tới đến mới chỉ từ".split())
EMPTY: Final = frozenset(  # what may stand before a verb and still names no subject
    "và còn nhưng mà nên để do vì thì khi nếu theo đó trong qua nhờ tuy nhiên đồng thời đặc biệt riêng cụ thể ngoài ra như vậy "
    "hiện nay năm tháng quý ngày cùng kỳ so cả nhiệm tới đến vừa rồi đây nhất là này kia chủ yếu lại sau trước mỗi ông bà cho "
    "tăng giảm mạnh nhẹ thêm tiếp tục vẫn đang đã sẽ cũng đều ước được chỉ mới đạt chiếm tương ứng đương bằng hay tức "
    "thậm chí trung bình thấp cao hơn từ lên xuống còn có với ở mức khoảng gần trên dưới hoặc sụt ra không chưa phải ít nhiều "
    "rất bình quân ước tính lũy kế thay".split()
)
CUTS_LEFT: Final = _phrases(  # begin a new clause on the left of the number
    "trong khi đó|trong khi|trong đó|tuy nhiên|nhưng|cho biết|cho hay|cho rằng|cho thấy|thông tin|khẳng định|nói rằng|"
    "chia sẻ|nhấn mạnh|tiết lộ|thừa nhận|rằng|theo đó|khiến cho|khiến|dẫn đến|giúp|nhằm|"
    "bởi vì|bởi|do đó|do|vì|nên|để|nếu|thì|còn|sau khi|trước khi|khi|đồng thời|như vậy|"
    "cụ thể|đặc biệt|riêng|ngoài ra|bên cạnh đó|hiện nay|hiện|mặc dù|dù|tức là|tức|nghĩa là|ước tính|dự kiến|dự báo|phấn đấu|"
    "xác định|ghi nhận|chỉ ra|nêu rõ|thông tin thêm|với số|với tỷ lệ|với tổng|với mức|"
    "là|có tới|có đến|có khoảng|có|đề nghị|quyết định|yêu cầu|kiến nghị|mà|tiếp đó là"
)
SAYS: Final = _phrases("cho biết|cho rằng|cho hay|nói rằng|trả lời rằng|khẳng định|tin rằng|nghĩ rằng")
"""Behind those who were asked they say what the share is of: *67% người được hỏi cho biết ...*."""
NO_THING: Final = frozenset({"nói trên", "nêu trên", "kể trên", "thời điểm", "thành hiện"})
"""What behind a number begins no thing that a share is of: *tăng trưởng 6% thành hiện thực*."""
GOALS: Final = frozenset({"mục tiêu", "chỉ tiêu", "kế hoạch", "quy định", "yêu cầu", "nghị quyết", "mức chuẩn"})
TELLS: Final = frozenset({"cho thấy", "cho biết", "cho hay", "cho rằng", "nói rằng"})
CUTS_RIGHT: Final = _phrases(  # end the phrase on the right of the number
    "trong khi|nhưng|thì|nên|khiến|để|khi|tức|tương đương|tương ứng|trong đó|tuy nhiên|và còn|vì|nếu|chứ|"
    "theo quy định|theo ý|cho biết|nhằm|sau khi|trước khi|qua đó|do đó|hay|rồi|thay vì|là do|dù|"
    "hôm|một cách|một khi|chủ yếu|nhất là|đặc biệt|gồm|bao gồm|như|"
    "tính tới|tính đến|tính từ|và nói|và được|và bị|và đã|và đang|và sẽ|và có|và không|và cũng|và chỉ|"
    "và là|với giá|với tổng|với mức|với số|với tỷ lệ|với lãi suất|"
    "với tham vọng|với mục tiêu|với mục đích|với mong muốn|với hy vọng|với kỳ vọng|với điều kiện|với thời hạn|với lý do"
)
TIME_BEFORE: Final = frozenset("trong sau trước từ vào hồi mỗi kể đến".split())
TIME_AFTER: Final = frozenset("năm tháng ngày tuần quý giờ nhiệm giai thời cùng".split())
TIME_BETWEEN: Final = frozenset("hơn khoảng gần một hai ba bốn vòng các những mỗi mấy".split())
LINKS: Final = frozenset("của về đối cho trong trên tại ở vào với so từ trở ngoài thuộc dành giữa".split())
BEFORE_WITH: Final = frozenset({"so", "đối", "cùng"})
STOPS: Final = frozenset(
    "lên xuống và còn hoặc đến tới nhưng nữa trở rồi sau khi để nên thì mà nếu vì do theo hay tùy kể như mỗi tháng năm ngày "
    "hồi hôm tính trước tương tức bởi giai nhiệm dẫn ngay".split()
)
POINT_BACK: Final = _phrases("trong đó|trong số đó|trong số ấy|trong số này|trong số họ")
OUT_OF: Final = frozenset({"trong", "trên", "của"})
OF_NOUN: Final = frozenset({"mà", "như", "lên"})
VERBS: Final = frozenset({"hoàn thành", "duy trì", "tăng trưởng", "sở hữu", "nắm giữ", "góp vốn"})
NEVER_LAST: Final = frozenset("của cho với và là có so".split())
BE: Final = frozenset("là đã sẽ đang đều cũng".split())
MEASURES: Final = _phrases(  # nouns that a percentage is the value of; the last one in a clause is the one measured
    "tỷ lệ|tốc độ|lãi suất|thuế suất|mức thuế|mức giá|mức tăng|mức giảm|mức lương|mức độ|mức lãi|xác suất|tỷ trọng|"
    "công suất|biên độ|độ ẩm|khả năng|cơ hội|chỉ số|lạm phát|tỷ suất|độ che phủ|mức chiết khấu|mức phí|mức tín nhiệm|mức thưởng|"
    "thuế giá trị gia tăng|thuế vat|thuế gtgt|thuế nhập khẩu|thuế xuất khẩu|thuế thu nhập|thuế tiêu thụ"
)
UNIT_LISTS: Final = frozenset("phường quận huyện xã thôn buôn làng bản ấp khóm tỉnh thị thành cá đơn tổ".split())
LISTED_TOGETHER: Final = frozenset(
    "cán bộ,công chức,viên chức,đảng viên,chiến sĩ,hội viên,đoàn viên,nhân viên,giáo viên,học sinh,sinh viên,học viên,lao động,"
    "nhân dân,thanh niên,phụ nữ,công nhân,người lao,đại học,cao đẳng,trung cấp,"
    "cơ quan,đơn vị,tổ chức,cá nhân,doanh nghiệp,địa phương,hộ dân,trẻ em,y bác,cổ phiếu,trái phiếu".split(",")
)
NUMBER_NAMES: Final = frozenset(
    "ngày năm tháng mùa hôm sáng chiều tối quý nhóm loại thứ khóa số lớp quận điều hạng cấp phường kỳ lộ".split()
)
UNITS: Final = frozenset(
    "usd đồng đ vnđ điểm cent euro bảng yên tấn kg ha m2 km m lần tệ won rúp yen baht lít thùng tạ mw kwh".split()
)
LIMITS: Final = frozenset("trên dưới thứ".split())
LEVELS: Final = frozenset("còn xuống lên đạt là mức".split())

JOINTS: Final = frozenset({"và", "hoặc", "nhưng", "song"})
"""Between two numbers they part clauses."""
LEADS: Final = _phrases(
    "và|hoặc|nhưng|song|còn lại|cùng thời gian này|thời gian này|lần đầu tiên|lần đầu|lũy kế|tính chung|"
    "toàn huyện|toàn tỉnh|toàn xã|toàn phường|toàn thị trấn|toàn thành phố|toàn thị xã|cả nước"
)
"""In front of a subject they only join it to what was said or say how far it reaches."""
BASES: Final = _phrases(
    "dự toán|kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|định mức|nhiệm vụ năm|so|cùng kỳ|năng lực thiết kế|công suất thiết kế"
)
"""What a result is compared with: *đạt 82% dự toán* measures the subject."""
REACHES: Final = frozenset({"đạt", "bằng", "được", "vượt", "thành", "hiện"})
MAGNITUDES: Final = frozenset({"nghìn", "ngàn", "vạn", "triệu", "tỷ"})
SUMS: Final = frozenset("số tổng lượng tỷ sản kim doanh diện giá chỉ mức quy thu chi".split())
"""First words of subjects that are numbers themselves: *số vụ, tổng thu, diện tích*."""
COUNTS: Final = frozenset("số tổng lượng".split())
RATES: Final = frozenset("tỷ số công việc tiến mức".split())
PLACE_TYPES: Final = frozenset("xã phường thị trấn huyện quận tỉnh thành phố thôn bản ấp làng buôn khóm khu tp đặc".split())
PERSONS: Final = frozenset("ông bà anh chị em cháu cụ".split())
AFTER_VOTES: Final = frozenset("làm giữ cho của để vào".split())
NEW_LEVELS: Final = frozenset({"lên", "xuống", "mức"})
