SELECT
  "t41"."source_row",
  "t41"."sheet",
  "t41"."personal",
  "t41"."severity",
  "t41"."klass",
  "t41"."payload",
  "t41"."flags_0",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."counterparty_name" END AS "counterparty_name",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."counterparty_code" END AS "counterparty_code",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."facts" END AS "facts",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."fine_yuan" END AS "fine_yuan",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."decided_on" END AS "decided_on",
  CASE
    WHEN "t41"."personal"
    THEN NULL
    ELSE CASE
      WHEN (
        "t41"."counterparty_code__flaws" & 35
      ) = 0
      THEN "t41"."counterparty_code"
      ELSE NULL
    END
  END AS "subject_code",
  CASE WHEN "t41"."personal" THEN NULL ELSE CAST(NULL AS TEXT) END AS "organisation_code",
  CASE WHEN "t41"."personal" THEN NULL ELSE CAST(NULL AS TEXT) END AS "registration_number",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."counterparty_name" END AS "subject_name",
  CASE WHEN "t41"."personal" THEN NULL ELSE "t41"."identity_digest" END AS "identity_digest",
  CAST(NULL AS TEXT) AS "compared"
FROM (
  SELECT
    "t40"."source_row",
    "t40"."sheet",
    "t40"."counterparty_name",
    "t40"."counterparty_code",
    "t40"."facts",
    "t40"."fine_yuan",
    "t40"."decided_on",
    "t40"."counterparty_code__formed",
    "t40"."counterparty_code__flaws",
    "t40"."text__careful",
    "t40"."counterparty_name__careful",
    "t40"."fine_yuan__usual",
    "t40"."decided_on__usual",
    "t40"."counterparty_name__given",
    "t40"."facts__given",
    "t40"."fine_yuan__given",
    "t40"."fine_yuan__blank",
    "t40"."decided_on__given",
    "t40"."decided_on__blank",
    "t40"."_free__suspected",
    "t40"."_other__suspected",
    "t40"."free__suspected",
    "t40"."other__suspected",
    "t40"."counterparty_name__masked",
    "t40"."facts__masked",
    "t40"."counterparty_name__somebody",
    "t40"."counterparty_name__parted",
    "t40"."after_blank",
    "t40"."counterparty_name__hidden",
    "t40"."facts__hidden",
    "t40"."_cell",
    "t40"."_present",
    "t40"."counterparty_name__several",
    "t40"."stated_in_name__subject_former_name",
    "t40"."stated_in_name__subject_other_name",
    "t40"."listed__stated_in_name__subject_former_name",
    "t40"."kept_of__stated_in_name__subject_former_name",
    "t40"."kept_of__stated_in_name__subject_other_name",
    "t40"."counterparty_name__left_out",
    "t40"."_inside",
    "t40"."_labelled",
    "t40"."beside_name",
    "t40"."proved",
    "t40"."bare_name",
    "t40"."named",
    "t40"."business_name",
    "t40"."flags_0",
    CASE WHEN NOT (
      "t40"."personal"
    ) THEN "t40"."klass" ELSE NULL END AS "klass",
    "t40"."severity",
    "t40"."personal",
    CASE
      WHEN NOT (
        NOT (
          "t40"."personal"
        )
      )
      THEN NULL
      WHEN NOT (
        "t40"."counterparty_name__careful"
      )
      AND NOT (
        "t40"."text__careful"
      )
      AND (
        (
          "t40"."counterparty_code__flaws" & 3
        ) = 0
      )
      AND (
        "t40"."counterparty_name" IS NOT NULL
      )
      AND (
        "t40"."decided_on" IS NOT NULL
      )
      AND (
        "t40"."facts" IS NOT NULL
      )
      THEN CONCAT_WS(
        '',
        '{',
        '"counterparty_code":"' || "t40"."counterparty_code" || '",',
        '"counterparty_name":"',
        "t40"."counterparty_name",
        '"',
        ',"decided_on":"',
        CAST("t40"."decided_on" AS TEXT),
        '"',
        ',"facts":"',
        "t40"."facts",
        '"',
        ',"fine_yuan":"' || CAST("t40"."fine_yuan" AS TEXT) || '"',
        '}'
      )
      ELSE '{' || CONCAT_WS(
        ',',
        '"counterparty_code":"' || CASE
          WHEN (
            "t40"."counterparty_code__flaws" & 3
          ) = 0
          THEN "t40"."counterparty_code"
          ELSE REPLACE(REPLACE("t40"."counterparty_code", '\', '\\'), '"', '\"')
        END || '"',
        '"counterparty_name":"' || CASE
          WHEN "t40"."counterparty_name__careful"
          THEN REPLACE(REPLACE("t40"."counterparty_name", '\', '\\'), '"', '\"')
          ELSE "t40"."counterparty_name"
        END || '"',
        '"decided_on":"' || CAST("t40"."decided_on" AS TEXT) || '"',
        '"facts":"' || CASE
          WHEN "t40"."text__careful"
          THEN REPLACE(REPLACE("t40"."facts", '\', '\\'), '"', '\"')
          ELSE "t40"."facts"
        END || '"',
        '"fine_yuan":"' || CAST("t40"."fine_yuan" AS TEXT) || '"'
      ) || '}'
    END AS "payload",
    SUBSTRING(
      SHA256(CONCAT_WS('', '3', COALESCE(CAST("t40"."decided_on" AS TEXT), ''))),
      CASE
        WHEN (
          0 + 1
        ) >= 1
        THEN 0 + 1
        ELSE 0 + 1 + LENGTH(SHA256(CONCAT_WS('', '3', COALESCE(CAST("t40"."decided_on" AS TEXT), ''))))
      END,
      32
    ) AS "identity_digest"
  FROM (
    SELECT
      "t39"."source_row",
      "t39"."sheet",
      "t39"."counterparty_name",
      "t39"."counterparty_code",
      "t39"."facts",
      "t39"."fine_yuan",
      "t39"."decided_on",
      "t39"."counterparty_code__formed",
      "t39"."counterparty_code__flaws",
      "t39"."text__careful",
      "t39"."counterparty_name__careful",
      "t39"."fine_yuan__usual",
      "t39"."decided_on__usual",
      "t39"."counterparty_name__given",
      "t39"."facts__given",
      "t39"."fine_yuan__given",
      "t39"."fine_yuan__blank",
      "t39"."decided_on__given",
      "t39"."decided_on__blank",
      "t39"."_free__suspected",
      "t39"."_other__suspected",
      "t39"."free__suspected",
      "t39"."other__suspected",
      "t39"."counterparty_name__masked",
      "t39"."facts__masked",
      "t39"."counterparty_name__somebody",
      "t39"."counterparty_name__parted",
      "t39"."after_blank",
      "t39"."counterparty_name__hidden",
      "t39"."facts__hidden",
      "t39"."_cell",
      "t39"."_present",
      "t39"."counterparty_name__several",
      "t39"."stated_in_name__subject_former_name",
      "t39"."stated_in_name__subject_other_name",
      "t39"."listed__stated_in_name__subject_former_name",
      "t39"."kept_of__stated_in_name__subject_former_name",
      "t39"."kept_of__stated_in_name__subject_other_name",
      "t39"."counterparty_name__left_out",
      "t39"."_inside",
      "t39"."_labelled",
      "t39"."beside_name",
      "t39"."proved",
      "t39"."bare_name",
      "t39"."named",
      "t39"."business_name",
      "t39"."flags_0",
      "t39"."klass",
      "t39"."severity",
      COALESCE("t39"."severity" = 'personal', FALSE) AS "personal"
    FROM (
      SELECT
        "t38"."source_row",
        "t38"."sheet",
        "t38"."counterparty_name",
        "t38"."counterparty_code",
        "t38"."facts",
        "t38"."fine_yuan",
        "t38"."decided_on",
        "t38"."counterparty_code__formed",
        "t38"."counterparty_code__flaws",
        "t38"."text__careful",
        "t38"."counterparty_name__careful",
        "t38"."fine_yuan__usual",
        "t38"."decided_on__usual",
        "t38"."counterparty_name__given",
        "t38"."facts__given",
        "t38"."fine_yuan__given",
        "t38"."fine_yuan__blank",
        "t38"."decided_on__given",
        "t38"."decided_on__blank",
        "t38"."_free__suspected",
        "t38"."_other__suspected",
        "t38"."free__suspected",
        "t38"."other__suspected",
        "t38"."counterparty_name__masked",
        "t38"."facts__masked",
        "t38"."counterparty_name__somebody",
        "t38"."counterparty_name__parted",
        "t38"."after_blank",
        "t38"."counterparty_name__hidden",
        "t38"."facts__hidden",
        "t38"."_cell",
        "t38"."_present",
        "t38"."counterparty_name__several",
        "t38"."stated_in_name__subject_former_name",
        "t38"."stated_in_name__subject_other_name",
        "t38"."listed__stated_in_name__subject_former_name",
        "t38"."kept_of__stated_in_name__subject_former_name",
        "t38"."kept_of__stated_in_name__subject_other_name",
        "t38"."counterparty_name__left_out",
        "t38"."_inside",
        "t38"."_labelled",
        "t38"."beside_name",
        "t38"."proved",
        "t38"."bare_name",
        "t38"."named",
        "t38"."business_name",
        "t38"."flags_0",
        "t38"."klass",
        CASE
          WHEN (
            "t38"."flags_0" & 33558655
          ) <> 0
          THEN 'personal'
          WHEN (
            "t38"."flags_0" & 1282958208
          ) <> 0
          THEN 'error'
          WHEN (
            "t38"."flags_0" & 99328
          ) <> 0
          THEN 'doubt'
          WHEN (
            "t38"."flags_0" & 830865408
          ) <> 0
          THEN 'warning'
          WHEN (
            "t38"."flags_0" & 2048
          ) <> 0
          THEN 'note'
          ELSE NULL
        END AS "severity"
      FROM (
        SELECT
          "t37"."source_row",
          "t37"."sheet",
          "t37"."counterparty_name",
          "t37"."counterparty_code",
          "t37"."facts",
          "t37"."fine_yuan",
          "t37"."decided_on",
          "t37"."counterparty_code__formed",
          "t37"."counterparty_code__flaws",
          "t37"."text__careful",
          "t37"."counterparty_name__careful",
          "t37"."fine_yuan__usual",
          "t37"."decided_on__usual",
          "t37"."counterparty_name__given",
          "t37"."facts__given",
          "t37"."fine_yuan__given",
          "t37"."fine_yuan__blank",
          "t37"."decided_on__given",
          "t37"."decided_on__blank",
          "t37"."_free__suspected",
          "t37"."_other__suspected",
          "t37"."free__suspected",
          "t37"."other__suspected",
          "t37"."counterparty_name__masked",
          "t37"."facts__masked",
          "t37"."counterparty_name__somebody",
          "t37"."counterparty_name__parted",
          "t37"."after_blank",
          "t37"."counterparty_name__hidden",
          "t37"."facts__hidden",
          "t37"."_cell",
          "t37"."_present",
          "t37"."counterparty_name__several",
          "t37"."stated_in_name__subject_former_name",
          "t37"."stated_in_name__subject_other_name",
          "t37"."listed__stated_in_name__subject_former_name",
          "t37"."kept_of__stated_in_name__subject_former_name",
          "t37"."kept_of__stated_in_name__subject_other_name",
          "t37"."counterparty_name__left_out",
          "t37"."_inside",
          "t37"."_labelled",
          "t37"."beside_name",
          "t37"."proved",
          "t37"."bare_name",
          "t37"."named",
          "t37"."business_name",
          2147483647 - (
            0 + (
              CAST(TRUE AS BIGINT) * 1
            ) + (
              CAST(CASE
                WHEN "t37"."counterparty_code__flaws" = 0
                THEN TRUE
                ELSE NOT (
                  COALESCE(
                    CASE
                      WHEN CASE
                        WHEN REGEXP_MATCHES("t37"."counterparty_code", '[^0-9A-Z]')
                        THEN REGEXP_MATCHES(
                          "t37"."counterparty_code",
                          '[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl ()‐‑‒–—―−－﹣•‧・∙⋅._/·:~-]{5,}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIlXx×ⅩХⅹх]|[(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹](?:0[0-9]{2,3}|1[3-9][0-9])[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺]|[0-9][(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹][0-9]{3,8}[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺][ -]?[0-9]|[0-9A-Za-z]@|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|[Qq][Qq]|扣扣|微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]|[VvWw][Xx]|住|户籍|单元'
                        )
                        ELSE REGEXP_MATCHES(
                          "t37"."counterparty_code",
                          '^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$'
                        )
                      END
                      THEN GONGXIN_TELLS_OF_A_PERSON_0(
                        CASE
                          WHEN CASE
                            WHEN REGEXP_MATCHES("t37"."counterparty_code", '[^0-9A-Z]')
                            THEN REGEXP_MATCHES(
                              "t37"."counterparty_code",
                              '[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl ()‐‑‒–—―−－﹣•‧・∙⋅._/·:~-]{5,}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIlXx×ⅩХⅹх]|[(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹](?:0[0-9]{2,3}|1[3-9][0-9])[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺]|[0-9][(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹][0-9]{3,8}[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺][ -]?[0-9]|[0-9A-Za-z]@|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|[Qq][Qq]|扣扣|微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]|[VvWw][Xx]|住|户籍|单元'
                            )
                            ELSE REGEXP_MATCHES(
                              "t37"."counterparty_code",
                              '^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$'
                            )
                          END
                          THEN "t37"."counterparty_code"
                          ELSE NULL
                        END
                      )
                      ELSE NULL
                    END,
                    FALSE
                  )
                )
              END AS BIGINT) * 2
            ) + (
              CAST(CASE
                WHEN "t37"."counterparty_code" IS NULL
                THEN TRUE
                WHEN "t37"."counterparty_code__flaws" IN (0, 32)
                THEN NOT (
                  STARTS_WITH("t37"."counterparty_code", '92')
                )
                ELSE NOT (
                  (
                    STARTS_WITH("t37"."counterparty_code", '92')
                    AND (
                      LENGTH("t37"."counterparty_code") = 18
                    )
                  )
                  OR COALESCE(REGEXP_MATCHES("t37"."counterparty_code", '^[0-9]{6}[6-9][0-9]{8}$'), FALSE)
                )
              END AS BIGINT) * 4
            ) + (
              CAST("t37"."proved" OR "t37"."named" OR "t37"."business_name" AS BIGINT) * 8
            ) + (
              CAST("t37"."proved"
              OR "t37"."named"
              OR NOT (
                "t37"."business_name"
                AND (
                  NOT (
                    COALESCE(
                      "t37"."counterparty_code__flaws" IN (8, 16)
                      AND NOT (
                        STARTS_WITH("t37"."counterparty_code", '92')
                      ),
                      FALSE
                    )
                  )
                  OR COALESCE(REGEXP_MATCHES("t37"."counterparty_name", '(?:个体|個體)'), FALSE)
                )
              ) AS BIGINT) * 16
            ) + (
              CAST(CASE
                WHEN REGEXP_MATCHES(
                  REGEXP_REPLACE("t37"."counterparty_name", '[0-9A-Za-z]/[0-9A-Za-z]', 'A', 'g'),
                  '[、,;/|]'
                )
                THEN REGEXP_MATCHES(
                  REGEXP_REPLACE("t37"."counterparty_name", '[0-9A-Za-z]/[0-9A-Za-z]', 'A', 'g'),
                  '^(?:[^、,;/|]{2,}(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)|[^、,;/|]{3,}[局寺庙])(?:（[^、,;/|]*）)?(?:[、,;/|](?:[^、,;/|]{2,}(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)|[^、,;/|]{3,}[局寺庙])(?:（[^、,;/|]*）)?)*[、,;/|]?$'
                )
                ELSE TRUE
              END
              AND (
                "t37"."beside_name" <> 2
              )
              AND NOT (
                CASE
                  WHEN "t37"."counterparty_name__several"
                  THEN NOT (
                    (
                      COALESCE(
                        (
                          REGEXP_MATCHES(
                            CASE
                              WHEN CONTAINS("t37"."counterparty_name", '（')
                              THEN REGEXP_REPLACE(
                                REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                '（[^）]*$',
                                '',
                                'g'
                              )
                              ELSE "t37"."counterparty_name"
                            END,
                            '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)'
                          )
                          AND REGEXP_MATCHES(
                            CASE
                              WHEN CONTAINS("t37"."counterparty_name", '（')
                              THEN REGEXP_REPLACE(
                                REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                '（[^）]*$',
                                '',
                                'g'
                              )
                              ELSE "t37"."counterparty_name"
                            END,
                            '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                          )
                        )
                        OR (
                          REGEXP_MATCHES(
                            CASE
                              WHEN CONTAINS("t37"."counterparty_name", '（')
                              THEN REGEXP_REPLACE(
                                REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                '（[^）]*$',
                                '',
                                'g'
                              )
                              ELSE "t37"."counterparty_name"
                            END,
                            '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                          )
                          AND NOT (
                            REGEXP_MATCHES(
                              CASE
                                WHEN CONTAINS("t37"."counterparty_name", '（')
                                THEN REGEXP_REPLACE(
                                  REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                  '（[^）]*$',
                                  '',
                                  'g'
                                )
                                ELSE "t37"."counterparty_name"
                              END,
                              '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                            )
                          )
                        ),
                        FALSE
                      )
                      AND NOT (
                        COALESCE(REGEXP_MATCHES("t37"."counterparty_name", '(?:个体|個體)'), FALSE)
                      )
                    )
                    OR (
                      COALESCE(
                        REGEXP_MATCHES(
                          CASE
                            WHEN CONTAINS("t37"."counterparty_name", '（')
                            THEN REGEXP_REPLACE(
                              REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                              '（[^）]*$',
                              '',
                              'g'
                            )
                            ELSE "t37"."counterparty_name"
                          END,
                          '^.{3}.*(?:中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|^.{4}.*[厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                        ),
                        FALSE
                      )
                      OR COALESCE(REGEXP_MATCHES("t37"."counterparty_name", '(?:个体|個體)'), FALSE)
                    )
                  )
                  ELSE FALSE
                END
              )
              AND NOT (
                "t37"."counterparty_name__somebody"
              ) AS BIGINT) * 32
            ) + (
              CAST(NOT (
                COALESCE(
                  REGEXP_MATCHES(
                    CASE
                      WHEN CONTAINS("t37"."counterparty_name", '（')
                      THEN REGEXP_REPLACE(
                        REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                        '（[^）]*$',
                        '',
                        'g'
                      )
                      ELSE "t37"."counterparty_name"
                    END,
                    '^(?:[〇㐀-鿿豈-龎𠀀-𲎯]{2,4}|[〇㐀-鿿豈-龎𠀀-𲎯]{2,}·[〇㐀-鿿豈-龎𠀀-𲎯·]{2,}|[阿艾巴拜班比别勃布达丹旦的迪地丁杜多尔法凡弗夫甫哥格古哈汗赫吉加江杰居卡凯坎克肯库拉莱兰朗勒里力丽利列卢鲁罗洛玛麦曼米敏摩莫姆穆木那娜乃奈尼努诺帕培佩皮珀普其奇齐恰切曲热仁日茹萨赛桑色沙斯苏索塔泰特提吐图托瓦旺维沃乌吾西希谢雅亚娅央耶伊依衣尤孜扎兹再泽珠卓宗次措顿堆]{5,16}|[A-Za-zÀ-ÖØ-öø-ſ][A-Za-zÀ-ÖØ-öø-ſ.''-]*(?:,? [A-Za-zÀ-ÖØ-öø-ſ][A-Za-zÀ-ÖØ-öø-ſ.''-]*){1,2})$'
                  )
                  AND NOT (
                    REGEXP_MATCHES(
                      CASE
                        WHEN CONTAINS("t37"."counterparty_name", '（')
                        THEN REGEXP_REPLACE(
                          REGEXP_REPLACE(REGEXP_REPLACE("t37"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                          '（[^）]*$',
                          '',
                          'g'
                        )
                        ELSE "t37"."counterparty_name"
                      END,
                      '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|局|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|寺|庙|教堂|清真寺|大队|支队|总队|厂|矿|店|部|行|司|馆|厅|吧|坊|铺|摊|屋|庄|阁|轩|楼|城|园|场|社|处|所|队|站|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心|院|委|办|局|会)$|(?:^|[ .,-])(?i:LTD|LIMITED|CO|COMPANY|COMPANIES|INC|INCORPORATED|CORP|CORPORATION|GMBH|AG|KG|SA|SE|SAS|SARL|SRL|SPA|BV|NV|AB|OY|AS|PLC|LLC|LLP|LP|PTE|PTY|SDN|BHD|JSC|OOO|PJSC|S[.]A|S[.]P[.]A|B[.]V|N[.]V|L[.]L[.]C|GROUP|HOLDINGS?|BANK|HOTELS?|HOSPITAL|SCHOOL|UNIVERSITY|COLLEGE|ACADEMY|INSTITUTE|LABORATORY|LABORATORIES|CENT(?:ER|RE)|FOUNDATION|FUND|TRUST|ASSOCIATION|SOCIETY|UNION|CLUB|CHURCH|COUNCIL|COMMITTEE|COMMISSION|OFFICE|BUREAU|MINISTRY|DEPARTMENT|AGENCY|AUTHORITY|GOVERNMENT|COURT|EMBASSY|CONSULATE|BRANCH|FACTORY|WORKS|MILLS?|INDUSTRY|INDUSTRIES|INDUSTRIAL|INTERNATIONAL|GLOBAL|TRADING|TRADE|ENTERPRISES?|VENTURES?|CAPITAL|INVESTMENTS?|INSURANCE|ASSURANCE|FINANCE|FINANCIAL|SECURITIES|TECHNOLOGY|TECHNOLOGIES|TECH|SYSTEMS?|SOLUTIONS?|SERVICES?|SOFTWARE|ELECTRONICS?|ELECTRIC|MOTORS?|ENGINEERING|CONSTRUCTION|MACHINERY|MATERIALS?|CHEMICALS?|PHARMACEUTICALS?|ENERGY|PETROLEUM|OIL|STEEL|MINING|FOODS?|LOGISTICS|SHIPPING|LINES?|AIRLINES|AIRWAYS|PARTNERS|ASSOCIATES|CONSULTING|MEDIA|DESIGN|STUDIO|STORES?|SHOP|RESTAURANT|CHINA|ASIA|SOCI[Éé]T[Éé]|COMPAGNIE|COMPA[Ññ][Íí]A|BANQUE|BANCO|CR[Éé]DIT|GROUPE|IND[Úú]STRIAS?|COM[Éé]RCIO|LTDA)(?:[ .,-]|$)'
                    )
                  ),
                  FALSE
                )
              ) AS BIGINT) * 64
            ) + (
              CAST("t37"."counterparty_name" IS NOT NULL AS BIGINT) * 128
            ) + (
              CAST(CASE
                WHEN "t37"."counterparty_name" IS NULL
                THEN TRUE
                ELSE LENGTH("t37"."counterparty_name") <= 200
              END AS BIGINT) * 256
            ) + (
              CAST(CASE
                WHEN NOT (
                  "t37"."counterparty_name__careful"
                )
                THEN TRUE
                WHEN "t37"."counterparty_name" IS NULL
                THEN TRUE
                ELSE NOT (
                  REGEXP_MATCHES(
                    "t37"."counterparty_name",
                    '^(?:\*|\*\*\*|\.|/|0|00000|XXX公司|XX公司|\\|test|xxx|xxx公司|xx公司|××公司|。|不详|无|暂无|未知|某公司|某单位|某某公司|某某单位|样例|样本数据|没有|测试|测试企业|测试公司|测试单位|测试数据|测试记录|空)$'
                  )
                )
              END AS BIGINT) * 512
            ) + (
              CAST(CASE
                WHEN NOT (
                  "t37"."counterparty_name__careful"
                )
                THEN "t37"."beside_name" = 0
                ELSE (
                  "t37"."beside_name" = 0
                )
                AND NOT (
                  COALESCE(
                    REGEXP_MATCHES(
                      "t37"."counterparty_name",
                      '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|局|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|寺|庙|教堂|清真寺|大队|支队|总队)）?[,、;；\|/／]+.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|局|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|寺|庙|教堂|清真寺|大队|支队|总队)）?$|第[一二三]名称|曾用名|（原名称?[:）]|（现用?名称?[:）]'
                    ),
                    FALSE
                  )
                )
              END AS BIGINT) * 1024
            ) + (
              CAST(NOT (
                "t37"."counterparty_name__several"
              ) AS BIGINT) * 2048
            ) + (
              CAST(CASE
                WHEN NOT (
                  "t37"."counterparty_name__careful"
                )
                THEN TRUE
                ELSE NOT (
                  COALESCE(
                    REGEXP_MATCHES(
                      "t37"."counterparty_name",
                      '^(?:[0-9]{4}(?:-|/|[.]| ?年 ?)[0-9]{1,2}(?:-|/|[.]| ?月 ?)[0-9]{1,2} ?[日号]?(?:[ T][0-9:.]+)?|[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}|￥?[0-9][0-9,]*(?:[.][0-9]+)?(?: ?[百千万亿]{0,2}[元圆]?整?))$'
                    ),
                    FALSE
                  )
                )
              END AS BIGINT) * 4096
            ) + (
              CAST((
                "t37"."counterparty_code__flaws" & 1
              ) = 0 AS BIGINT) * 8192
            ) + (
              CAST((
                "t37"."counterparty_code__flaws" & 2
              ) = 0 AS BIGINT) * 16384
            ) + (
              CAST((
                "t37"."counterparty_code__flaws" & 32
              ) = 0 AS BIGINT) * 32768
            ) + (
              CAST((
                "t37"."counterparty_code__flaws" & 4
              ) = 0 AS BIGINT) * 65536
            ) + (
              CAST((
                "t37"."counterparty_code__flaws" & 8
              ) = 0 AS BIGINT) * 131072
            ) + (
              CAST((
                "t37"."counterparty_code__flaws" & 16
              ) = 0 AS BIGINT) * 262144
            ) + (
              CAST("t37"."facts" IS NOT NULL AS BIGINT) * 524288
            ) + (
              CAST(CASE WHEN "t37"."facts" IS NULL THEN TRUE ELSE LENGTH("t37"."facts") <= 5000 END AS BIGINT) * 1048576
            ) + (
              CAST(CASE
                WHEN NOT (
                  "t37"."text__careful"
                )
                THEN TRUE
                WHEN "t37"."facts" IS NULL
                THEN TRUE
                ELSE NOT (
                  REGEXP_MATCHES(
                    "t37"."facts",
                    '^(?:\*|\*\*\*|\.|/|0|00000|XXX公司|XX公司|\\|test|xxx|xxx公司|xx公司|××公司|。|不详|无|暂无|未知|某公司|某单位|某某公司|某某单位|样例|样本数据|没有|测试|测试企业|测试公司|测试单位|测试数据|测试记录|空)$'
                  )
                )
              END AS BIGINT) * 2097152
            ) + (
              CAST(CASE
                WHEN NOT (
                  "t37"."text__careful"
                )
                THEN TRUE
                ELSE NOT (
                  COALESCE(
                    REGEXP_MATCHES(
                      "t37"."facts",
                      '^(?:[0-9]{4}(?:-|/|[.]| ?年 ?)[0-9]{1,2}(?:-|/|[.]| ?月 ?)[0-9]{1,2} ?[日号]?(?:[ T][0-9:.]+)?|[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10})$'
                    ),
                    FALSE
                  )
                )
              END AS BIGINT) * 4194304
            ) + (
              CAST(NOT (
                "t37"."facts__hidden"
              ) AS BIGINT) * 8388608
            ) + (
              CAST((
                "t37"."fine_yuan" IS NOT NULL
              ) OR "t37"."fine_yuan__blank" AS BIGINT) * 16777216
            ) + (
              CAST(CASE
                WHEN "t37"."fine_yuan" < 19000101
                THEN TRUE
                WHEN "t37"."fine_yuan__blank"
                THEN TRUE
                ELSE NOT (
                  COALESCE(
                    REGEXP_MATCHES(
                      UPPER(
                        REPLACE(
                          TRANSLATE(
                            "t37"."fine_yuan__given",
                            '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　',
                            '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~                   '
                          ),
                          ' ',
                          ''
                        )
                      ),
                      '^(?:(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|[0-9]{15}|[0-9]{18})$|^(?:[0-9]{4}(?:-|/|[.]| ?年 ?)[0-9]{1,2}(?:-|/|[.]| ?月 ?)[0-9]{1,2} ?[日号]?(?:[ T][0-9:.]+)?|[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10})$'
                    ),
                    FALSE
                  )
                )
              END AS BIGINT) * 33554432
            ) + (
              CAST(NOT (
                "t37"."decided_on__blank"
              ) AS BIGINT) * 67108864
            ) + (
              CAST((
                "t37"."decided_on" IS NOT NULL
              ) OR "t37"."decided_on__blank" AS BIGINT) * 134217728
            ) + (
              CAST(NOT (
                "t37"."counterparty_name__hidden"
              ) AS BIGINT) * 268435456
            ) + (
              CAST(NOT (
                "t37"."counterparty_name__left_out"
              ) AS BIGINT) * 536870912
            ) + (
              CAST(COALESCE("t37"."decided_on" <= MAKE_DATE(2026, 11, 21), TRUE) AS BIGINT) * 1073741824
            )
          ) AS "flags_0",
          CAST(NULL AS TEXT) AS "klass"
        FROM (
          SELECT
            "t36"."source_row",
            "t36"."sheet",
            "t36"."counterparty_name",
            "t36"."counterparty_code",
            "t36"."facts",
            "t36"."fine_yuan",
            "t36"."decided_on",
            "t36"."counterparty_code__formed",
            "t36"."counterparty_code__flaws",
            "t36"."text__careful",
            "t36"."counterparty_name__careful",
            "t36"."fine_yuan__usual",
            "t36"."decided_on__usual",
            "t36"."counterparty_name__given",
            "t36"."facts__given",
            "t36"."fine_yuan__given",
            "t36"."fine_yuan__blank",
            "t36"."decided_on__given",
            "t36"."decided_on__blank",
            "t36"."_free__suspected",
            "t36"."_other__suspected",
            "t36"."free__suspected",
            "t36"."other__suspected",
            "t36"."counterparty_name__masked",
            "t36"."facts__masked",
            "t36"."counterparty_name__somebody",
            "t36"."counterparty_name__parted",
            "t36"."after_blank",
            "t36"."counterparty_name__hidden",
            "t36"."facts__hidden",
            "t36"."_cell",
            "t36"."_present",
            "t36"."counterparty_name__several",
            "t36"."stated_in_name__subject_former_name",
            "t36"."stated_in_name__subject_other_name",
            "t36"."listed__stated_in_name__subject_former_name",
            "t36"."kept_of__stated_in_name__subject_former_name",
            "t36"."kept_of__stated_in_name__subject_other_name",
            "t36"."counterparty_name__left_out",
            "t36"."_inside",
            "t36"."_labelled",
            "t36"."beside_name",
            "t36"."proved",
            "t36"."bare_name",
            CASE
              WHEN "t36"."bare_name" IS NULL
              THEN FALSE
              ELSE COALESCE(
                (
                  REGEXP_MATCHES("t36"."bare_name", '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)')
                  AND REGEXP_MATCHES(
                    "t36"."bare_name",
                    '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                  )
                )
                OR (
                  REGEXP_MATCHES(
                    "t36"."bare_name",
                    '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                  )
                  AND NOT (
                    REGEXP_MATCHES(
                      "t36"."bare_name",
                      '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                    )
                  )
                ),
                FALSE
              )
              AND NOT (
                COALESCE(REGEXP_MATCHES("t36"."counterparty_name", '(?:个体|個體)'), FALSE)
              )
            END AS "named",
            CASE
              WHEN "t36"."bare_name" IS NULL
              THEN FALSE
              ELSE COALESCE(
                REGEXP_MATCHES(
                  "t36"."bare_name",
                  '^.{3}.*(?:中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|^.{4}.*[厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                ),
                FALSE
              )
              OR COALESCE(REGEXP_MATCHES("t36"."counterparty_name", '(?:个体|個體)'), FALSE)
            END AS "business_name"
          FROM (
            SELECT
              "t35"."source_row",
              "t35"."sheet",
              "t35"."counterparty_name",
              "t35"."counterparty_code",
              "t35"."facts",
              "t35"."fine_yuan",
              "t35"."decided_on",
              "t35"."counterparty_code__formed",
              "t35"."counterparty_code__flaws",
              "t35"."text__careful",
              "t35"."counterparty_name__careful",
              "t35"."fine_yuan__usual",
              "t35"."decided_on__usual",
              "t35"."counterparty_name__given",
              "t35"."facts__given",
              "t35"."fine_yuan__given",
              "t35"."fine_yuan__blank",
              "t35"."decided_on__given",
              "t35"."decided_on__blank",
              "t35"."_free__suspected",
              "t35"."_other__suspected",
              "t35"."free__suspected",
              "t35"."other__suspected",
              "t35"."counterparty_name__masked",
              "t35"."facts__masked",
              "t35"."counterparty_name__somebody",
              "t35"."counterparty_name__parted",
              "t35"."after_blank",
              "t35"."counterparty_name__hidden",
              "t35"."facts__hidden",
              "t35"."_cell",
              "t35"."_present",
              "t35"."counterparty_name__several",
              "t35"."stated_in_name__subject_former_name",
              "t35"."stated_in_name__subject_other_name",
              "t35"."listed__stated_in_name__subject_former_name",
              "t35"."kept_of__stated_in_name__subject_former_name",
              "t35"."kept_of__stated_in_name__subject_other_name",
              "t35"."counterparty_name__left_out",
              "t35"."_inside",
              "t35"."_labelled",
              "t35"."beside_name",
              "t35"."proved",
              CASE
                WHEN NOT (
                  "t35"."proved"
                )
                THEN CASE
                  WHEN CONTAINS("t35"."counterparty_name", '（')
                  THEN REGEXP_REPLACE(
                    REGEXP_REPLACE(REGEXP_REPLACE("t35"."counterparty_name", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                    '（[^）]*$',
                    '',
                    'g'
                  )
                  ELSE "t35"."counterparty_name"
                END
                ELSE NULL
              END AS "bare_name"
            FROM (
              SELECT
                "t34"."source_row",
                "t34"."sheet",
                "t34"."counterparty_name",
                "t34"."counterparty_code",
                "t34"."facts",
                "t34"."fine_yuan",
                "t34"."decided_on",
                "t34"."counterparty_code__formed",
                "t34"."counterparty_code__flaws",
                "t34"."text__careful",
                "t34"."counterparty_name__careful",
                "t34"."fine_yuan__usual",
                "t34"."decided_on__usual",
                "t34"."counterparty_name__given",
                "t34"."facts__given",
                "t34"."fine_yuan__given",
                "t34"."fine_yuan__blank",
                "t34"."decided_on__given",
                "t34"."decided_on__blank",
                "t34"."_free__suspected",
                "t34"."_other__suspected",
                "t34"."free__suspected",
                "t34"."other__suspected",
                "t34"."counterparty_name__masked",
                "t34"."facts__masked",
                "t34"."counterparty_name__somebody",
                "t34"."counterparty_name__parted",
                "t34"."after_blank",
                "t34"."counterparty_name__hidden",
                "t34"."facts__hidden",
                "t34"."_cell",
                "t34"."_present",
                "t34"."counterparty_name__several",
                "t34"."stated_in_name__subject_former_name",
                "t34"."stated_in_name__subject_other_name",
                "t34"."listed__stated_in_name__subject_former_name",
                "t34"."kept_of__stated_in_name__subject_former_name",
                "t34"."kept_of__stated_in_name__subject_other_name",
                "t34"."counterparty_name__left_out",
                "t34"."_inside",
                "t34"."_labelled",
                "t34"."beside_name",
                FALSE
                OR CASE
                  WHEN "t34"."counterparty_code" IS NULL
                  THEN FALSE
                  WHEN "t34"."counterparty_code__flaws" = 0
                  THEN TRUE
                  WHEN LENGTH("t34"."counterparty_code") = 15
                  THEN CASE
                    WHEN COALESCE(
                      REGEXP_MATCHES("t34"."counterparty_code", '^[0-9]{6}[0-5][0-9]{8}$')
                      AND NOT (
                        REGEXP_MATCHES(
                          "t34"."counterparty_code",
                          '^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}$'
                        )
                      ),
                      FALSE
                    )
                    THEN (
                      (
                        (
                          (
                            (
                              (
                                (
                                  (
                                    (
                                      (
                                        (
                                          (
                                            (
                                              (
                                                (
                                                  (
                                                    (
                                                      (
                                                        (
                                                          (
                                                            (
                                                              (
                                                                (
                                                                  (
                                                                    (
                                                                      (
                                                                        (
                                                                          (
                                                                            (
                                                                              (
                                                                                (
                                                                                  (
                                                                                    (
                                                                                      (
                                                                                        (
                                                                                          (
                                                                                            (
                                                                                              (
                                                                                                (
                                                                                                  (
                                                                                                    (
                                                                                                      (
                                                                                                        (
                                                                                                          (
                                                                                                            (
                                                                                                              (
                                                                                                                (
                                                                                                                  (
                                                                                                                    (
                                                                                                                      (
                                                                                                                        (
                                                                                                                          (
                                                                                                                            (
                                                                                                                              (
                                                                                                                                (
                                                                                                                                  (
                                                                                                                                    (
                                                                                                                                      (
                                                                                                                                        (
                                                                                                                                          (
                                                                                                                                            (
                                                                                                                                              (
                                                                                                                                                (
                                                                                                                                                  (
                                                                                                                                                    (
                                                                                                                                                      (
                                                                                                                                                        (
                                                                                                                                                          (
                                                                                                                                                            (
                                                                                                                                                              (
                                                                                                                                                                (
                                                                                                                                                                  (
                                                                                                                                                                    (
                                                                                                                                                                      (
                                                                                                                                                                        (
                                                                                                                                                                          (
                                                                                                                                                                            (
                                                                                                                                                                              (
                                                                                                                                                                                (
                                                                                                                                                                                  (
                                                                                                                                                                                    (
                                                                                                                                                                                      (
                                                                                                                                                                                        (
                                                                                                                                                                                          (
                                                                                                                                                                                            (
                                                                                                                                                                                              (
                                                                                                                                                                                                10 + (
                                                                                                                                                                                                  STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 1, 1)) - 1
                                                                                                                                                                                                )
                                                                                                                                                                                              ) - 1
                                                                                                                                                                                            ) % 10
                                                                                                                                                                                          ) + 1
                                                                                                                                                                                        ) * 2
                                                                                                                                                                                      ) % 11
                                                                                                                                                                                    ) + (
                                                                                                                                                                                      STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 2, 1)) - 1
                                                                                                                                                                                    )
                                                                                                                                                                                  ) - 1
                                                                                                                                                                                ) % 10
                                                                                                                                                                              ) + 1
                                                                                                                                                                            ) * 2
                                                                                                                                                                          ) % 11
                                                                                                                                                                        ) + (
                                                                                                                                                                          STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 3, 1)) - 1
                                                                                                                                                                        )
                                                                                                                                                                      ) - 1
                                                                                                                                                                    ) % 10
                                                                                                                                                                  ) + 1
                                                                                                                                                                ) * 2
                                                                                                                                                              ) % 11
                                                                                                                                                            ) + (
                                                                                                                                                              STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 4, 1)) - 1
                                                                                                                                                            )
                                                                                                                                                          ) - 1
                                                                                                                                                        ) % 10
                                                                                                                                                      ) + 1
                                                                                                                                                    ) * 2
                                                                                                                                                  ) % 11
                                                                                                                                                ) + (
                                                                                                                                                  STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 5, 1)) - 1
                                                                                                                                                )
                                                                                                                                              ) - 1
                                                                                                                                            ) % 10
                                                                                                                                          ) + 1
                                                                                                                                        ) * 2
                                                                                                                                      ) % 11
                                                                                                                                    ) + (
                                                                                                                                      STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 6, 1)) - 1
                                                                                                                                    )
                                                                                                                                  ) - 1
                                                                                                                                ) % 10
                                                                                                                              ) + 1
                                                                                                                            ) * 2
                                                                                                                          ) % 11
                                                                                                                        ) + (
                                                                                                                          STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 7, 1)) - 1
                                                                                                                        )
                                                                                                                      ) - 1
                                                                                                                    ) % 10
                                                                                                                  ) + 1
                                                                                                                ) * 2
                                                                                                              ) % 11
                                                                                                            ) + (
                                                                                                              STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 8, 1)) - 1
                                                                                                            )
                                                                                                          ) - 1
                                                                                                        ) % 10
                                                                                                      ) + 1
                                                                                                    ) * 2
                                                                                                  ) % 11
                                                                                                ) + (
                                                                                                  STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 9, 1)) - 1
                                                                                                )
                                                                                              ) - 1
                                                                                            ) % 10
                                                                                          ) + 1
                                                                                        ) * 2
                                                                                      ) % 11
                                                                                    ) + (
                                                                                      STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 10, 1)) - 1
                                                                                    )
                                                                                  ) - 1
                                                                                ) % 10
                                                                              ) + 1
                                                                            ) * 2
                                                                          ) % 11
                                                                        ) + (
                                                                          STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 11, 1)) - 1
                                                                        )
                                                                      ) - 1
                                                                    ) % 10
                                                                  ) + 1
                                                                ) * 2
                                                              ) % 11
                                                            ) + (
                                                              STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 12, 1)) - 1
                                                            )
                                                          ) - 1
                                                        ) % 10
                                                      ) + 1
                                                    ) * 2
                                                  ) % 11
                                                ) + (
                                                  STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 13, 1)) - 1
                                                )
                                              ) - 1
                                            ) % 10
                                          ) + 1
                                        ) * 2
                                      ) % 11
                                    ) + (
                                      STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 14, 1)) - 1
                                    )
                                  ) - 1
                                ) % 10
                              ) + 1
                            ) * 2
                          ) % 11
                        ) + (
                          STRPOS('0123456789', SUBSTRING("t34"."counterparty_code", 15, 1)) - 1
                        )
                      ) % 10
                    ) = 1
                    ELSE FALSE
                  END
                  ELSE FALSE
                END AS "proved"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t32"."source_row",
                    "t32"."sheet",
                    "t32"."counterparty_name",
                    "t32"."counterparty_code",
                    "t32"."facts",
                    "t32"."fine_yuan",
                    "t32"."decided_on",
                    "t32"."counterparty_code__formed",
                    "t32"."counterparty_code__flaws",
                    "t32"."text__careful",
                    "t32"."counterparty_name__careful",
                    "t32"."fine_yuan__usual",
                    "t32"."decided_on__usual",
                    "t32"."counterparty_name__given",
                    "t32"."facts__given",
                    "t32"."fine_yuan__given",
                    "t32"."fine_yuan__blank",
                    "t32"."decided_on__given",
                    "t32"."decided_on__blank",
                    "t32"."_free__suspected",
                    "t32"."_other__suspected",
                    "t32"."free__suspected",
                    "t32"."other__suspected",
                    "t32"."counterparty_name__masked",
                    "t32"."facts__masked",
                    "t32"."counterparty_name__somebody",
                    "t32"."counterparty_name__parted",
                    "t32"."after_blank",
                    "t32"."counterparty_name__hidden",
                    "t32"."facts__hidden",
                    "t32"."_cell",
                    "t32"."_present",
                    "t32"."counterparty_name__several",
                    "t32"."stated_in_name__subject_former_name",
                    "t32"."stated_in_name__subject_other_name",
                    "t32"."listed__stated_in_name__subject_former_name",
                    "t32"."kept_of__stated_in_name__subject_former_name",
                    "t32"."kept_of__stated_in_name__subject_other_name",
                    "t32"."counterparty_name__left_out",
                    "t32"."_inside",
                    "t32"."_labelled",
                    GREATEST(
                      CASE
                        WHEN (
                          "t32"."after_blank" IS NULL
                        )
                        OR REGEXP_MATCHES(
                          "t32"."after_blank",
                          '^(?:[^（）]?|特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国|(?:[^（）]{2,})?(?:[分支](?:公司|行|店|社|局|厂|部|校|院|所|站|队|处|会|园|场|馆|中心)|营业部|营业厅|营业所|项目部|项目经理部|服务区|办事处|代表处|工会)|(?:门|直营|专卖|旗舰|连锁|加盟)店|门市部?|经营部|服务部|销售部|加油站|第[零一二三四五六七八九十百0-9]+[^（）]{0,4}|北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|武汉|成都|杭州|西安|沈阳|大连|青岛|厦门|宁波|苏州|长春|哈尔滨|济南|郑州|长沙|合肥|南昌|福州|南宁|海口|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|石家庄|太原|呼和浩特|[^（）]{2,}[省市县区]|[^（）]{3,}[旗盟镇乡村州路街港岛]|[东南西北中新老][区院厂店楼]|[0-9 .,#&+-]*|[0-9A-Z]{1,3}|[^（）]*(?:[Ll][Tt][Dd]|[Ii][Nn][Cc])[.]?)$'
                        )
                        THEN 0
                        WHEN REGEXP_MATCHES(
                          "t32"."after_blank",
                          '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|局|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|寺|庙|教堂|清真寺|大队|支队|总队)$'
                        )
                        THEN 1
                        WHEN COALESCE(
                          REGEXP_MATCHES(
                            "t32"."after_blank",
                            '^.{3}.*(?:中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|^.{4}.*[厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                          ),
                          FALSE
                        )
                        THEN 0
                        WHEN COALESCE(
                          (
                            REGEXP_MATCHES(
                              CASE
                                WHEN CONTAINS("t32"."after_blank", '（')
                                THEN REGEXP_REPLACE(
                                  REGEXP_REPLACE(REGEXP_REPLACE("t32"."after_blank", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                  '（[^）]*$',
                                  '',
                                  'g'
                                )
                                ELSE "t32"."after_blank"
                              END,
                              '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)'
                            )
                            AND REGEXP_MATCHES(
                              CASE
                                WHEN CONTAINS("t32"."after_blank", '（')
                                THEN REGEXP_REPLACE(
                                  REGEXP_REPLACE(REGEXP_REPLACE("t32"."after_blank", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                  '（[^）]*$',
                                  '',
                                  'g'
                                )
                                ELSE "t32"."after_blank"
                              END,
                              '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                            )
                          )
                          OR (
                            REGEXP_MATCHES(
                              CASE
                                WHEN CONTAINS("t32"."after_blank", '（')
                                THEN REGEXP_REPLACE(
                                  REGEXP_REPLACE(REGEXP_REPLACE("t32"."after_blank", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                  '（[^）]*$',
                                  '',
                                  'g'
                                )
                                ELSE "t32"."after_blank"
                              END,
                              '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                            )
                            AND NOT (
                              REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."after_blank", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."after_blank", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."after_blank"
                                END,
                                '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                              )
                            )
                          ),
                          FALSE
                        )
                        AND NOT (
                          COALESCE(REGEXP_MATCHES("t32"."after_blank", '(?:个体|個體)'), FALSE)
                        )
                        THEN 1
                        ELSE 2
                      END,
                      CASE
                        WHEN (
                          "t32"."_inside" IS NULL
                        )
                        OR REGEXP_MATCHES(
                          "t32"."_inside",
                          '^(?:[^（）]?|特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国|(?:[^（）]{2,})?(?:[分支](?:公司|行|店|社|局|厂|部|校|院|所|站|队|处|会|园|场|馆|中心)|营业部|营业厅|营业所|项目部|项目经理部|服务区|办事处|代表处|工会)|(?:门|直营|专卖|旗舰|连锁|加盟)店|门市部?|经营部|服务部|销售部|加油站|第[零一二三四五六七八九十百0-9]+[^（）]{0,4}|北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|武汉|成都|杭州|西安|沈阳|大连|青岛|厦门|宁波|苏州|长春|哈尔滨|济南|郑州|长沙|合肥|南昌|福州|南宁|海口|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|石家庄|太原|呼和浩特|[^（）]{2,}[省市县区]|[^（）]{3,}[旗盟镇乡村州路街港岛]|[东南西北中新老][区院厂店楼]|[0-9 .,#&+-]*|[0-9A-Z]{1,3}|[^（）]*(?:[Ll][Tt][Dd]|[Ii][Nn][Cc])[.]?)$'
                        )
                        THEN 0
                        WHEN (
                          COALESCE(
                            (
                              REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."_inside", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."_inside", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."_inside"
                                END,
                                '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)'
                              )
                              AND REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."_inside", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."_inside", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."_inside"
                                END,
                                '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                              )
                            )
                            OR (
                              REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."_inside", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."_inside", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."_inside"
                                END,
                                '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                              )
                              AND NOT (
                                REGEXP_MATCHES(
                                  CASE
                                    WHEN CONTAINS("t32"."_inside", '（')
                                    THEN REGEXP_REPLACE(
                                      REGEXP_REPLACE(REGEXP_REPLACE("t32"."_inside", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                      '（[^）]*$',
                                      '',
                                      'g'
                                    )
                                    ELSE "t32"."_inside"
                                  END,
                                  '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                                )
                              )
                            ),
                            FALSE
                          )
                          AND NOT (
                            COALESCE(REGEXP_MATCHES("t32"."_inside", '(?:个体|個體)'), FALSE)
                          )
                        )
                        OR COALESCE(REGEXP_MATCHES("t32"."_inside", '(?:个体|個體)'), FALSE)
                        THEN 0
                        WHEN REGEXP_MATCHES("t32"."_inside", '.{3,}[厂矿场站所队院馆]$|^[A-Z ]{4,}$')
                        THEN 1
                        ELSE 2
                      END,
                      CASE
                        WHEN (
                          "t32"."_labelled" IS NULL
                        )
                        OR REGEXP_MATCHES(
                          "t32"."_labelled",
                          '^(?:[^（）]?|特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国|(?:[^（）]{2,})?(?:[分支](?:公司|行|店|社|局|厂|部|校|院|所|站|队|处|会|园|场|馆|中心)|营业部|营业厅|营业所|项目部|项目经理部|服务区|办事处|代表处|工会)|(?:门|直营|专卖|旗舰|连锁|加盟)店|门市部?|经营部|服务部|销售部|加油站|第[零一二三四五六七八九十百0-9]+[^（）]{0,4}|北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|武汉|成都|杭州|西安|沈阳|大连|青岛|厦门|宁波|苏州|长春|哈尔滨|济南|郑州|长沙|合肥|南昌|福州|南宁|海口|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|石家庄|太原|呼和浩特|[^（）]{2,}[省市县区]|[^（）]{3,}[旗盟镇乡村州路街港岛]|[东南西北中新老][区院厂店楼]|[0-9 .,#&+-]*|[0-9A-Z]{1,3}|[^（）]*(?:[Ll][Tt][Dd]|[Ii][Nn][Cc])[.]?)$'
                        )
                        THEN 0
                        WHEN (
                          COALESCE(
                            (
                              REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."_labelled", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."_labelled", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."_labelled"
                                END,
                                '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)'
                              )
                              AND REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."_labelled", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."_labelled", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."_labelled"
                                END,
                                '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                              )
                            )
                            OR (
                              REGEXP_MATCHES(
                                CASE
                                  WHEN CONTAINS("t32"."_labelled", '（')
                                  THEN REGEXP_REPLACE(
                                    REGEXP_REPLACE(REGEXP_REPLACE("t32"."_labelled", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                    '（[^）]*$',
                                    '',
                                    'g'
                                  )
                                  ELSE "t32"."_labelled"
                                END,
                                '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                              )
                              AND NOT (
                                REGEXP_MATCHES(
                                  CASE
                                    WHEN CONTAINS("t32"."_labelled", '（')
                                    THEN REGEXP_REPLACE(
                                      REGEXP_REPLACE(REGEXP_REPLACE("t32"."_labelled", '（[^（）]*）', '', 'g'), '（[^（）]*）', '', 'g'),
                                      '（[^）]*$',
                                      '',
                                      'g'
                                    )
                                    ELSE "t32"."_labelled"
                                  END,
                                  '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                                )
                              )
                            ),
                            FALSE
                          )
                          AND NOT (
                            COALESCE(REGEXP_MATCHES("t32"."_labelled", '(?:个体|個體)'), FALSE)
                          )
                        )
                        OR COALESCE(REGEXP_MATCHES("t32"."_labelled", '(?:个体|個體)'), FALSE)
                        THEN 0
                        WHEN REGEXP_MATCHES("t32"."_labelled", '.{3,}[厂矿场站所队院馆]$|^[A-Z ]{4,}$')
                        THEN 1
                        ELSE 2
                      END
                    ) AS "beside_name"
                  FROM (
                    SELECT
                      "t31"."source_row",
                      "t31"."sheet",
                      "t31"."counterparty_name",
                      "t31"."counterparty_code",
                      "t31"."facts",
                      "t31"."fine_yuan",
                      "t31"."decided_on",
                      "t31"."counterparty_code__formed",
                      "t31"."counterparty_code__flaws",
                      "t31"."text__careful",
                      "t31"."counterparty_name__careful",
                      "t31"."fine_yuan__usual",
                      "t31"."decided_on__usual",
                      "t31"."counterparty_name__given",
                      "t31"."facts__given",
                      "t31"."fine_yuan__given",
                      "t31"."fine_yuan__blank",
                      "t31"."decided_on__given",
                      "t31"."decided_on__blank",
                      "t31"."_free__suspected",
                      "t31"."_other__suspected",
                      "t31"."free__suspected",
                      "t31"."other__suspected",
                      "t31"."counterparty_name__masked",
                      "t31"."facts__masked",
                      "t31"."counterparty_name__somebody",
                      "t31"."counterparty_name__parted",
                      "t31"."after_blank",
                      "t31"."counterparty_name__hidden",
                      "t31"."facts__hidden",
                      "t31"."_cell",
                      "t31"."_present",
                      "t31"."counterparty_name__several",
                      "t31"."stated_in_name__subject_former_name",
                      "t31"."stated_in_name__subject_other_name",
                      "t31"."listed__stated_in_name__subject_former_name",
                      "t31"."kept_of__stated_in_name__subject_former_name",
                      "t31"."kept_of__stated_in_name__subject_other_name",
                      "t31"."counterparty_name__left_out",
                      CASE
                        WHEN CONTAINS("t31"."counterparty_name", '（')
                        THEN REGEXP_EXTRACT(
                          REGEXP_REPLACE(
                            "t31"."counterparty_name",
                            '（(?:特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国)）',
                            '',
                            'g'
                          ),
                          '（([^（）]*)）*$',
                          1
                        )
                        ELSE NULL
                      END AS "_inside",
                      CASE
                        WHEN REGEXP_MATCHES(
                          CASE
                            WHEN "t31"."counterparty_name__careful"
                            THEN "t31"."counterparty_name"
                            ELSE NULL
                          END,
                          '第[一二三]名称|曾用名|（原名称?[:）]|（现用?名称?[:）]'
                        )
                        THEN REGEXP_EXTRACT(
                          CASE
                            WHEN "t31"."counterparty_name__careful"
                            THEN "t31"."counterparty_name"
                            ELSE NULL
                          END,
                          '(?:第[一二三]名称|曾用名称?|原名称?|现用?名称?)[:为]*([^（）,;、/|]*)',
                          1
                        )
                        ELSE NULL
                      END AS "_labelled"
                    FROM (
                      SELECT
                        "t30"."source_row",
                        "t30"."sheet",
                        "t30"."counterparty_name",
                        "t30"."counterparty_code",
                        "t30"."facts",
                        "t30"."fine_yuan",
                        "t30"."decided_on",
                        "t30"."counterparty_code__formed",
                        "t30"."counterparty_code__flaws",
                        "t30"."text__careful",
                        "t30"."counterparty_name__careful",
                        "t30"."fine_yuan__usual",
                        "t30"."decided_on__usual",
                        "t30"."counterparty_name__given",
                        "t30"."facts__given",
                        "t30"."fine_yuan__given",
                        "t30"."fine_yuan__blank",
                        "t30"."decided_on__given",
                        "t30"."decided_on__blank",
                        "t30"."_free__suspected",
                        "t30"."_other__suspected",
                        "t30"."free__suspected",
                        "t30"."other__suspected",
                        "t30"."counterparty_name__masked",
                        "t30"."facts__masked",
                        "t30"."counterparty_name__somebody",
                        "t30"."counterparty_name__parted",
                        "t30"."after_blank",
                        "t30"."counterparty_name__hidden",
                        "t30"."facts__hidden",
                        "t30"."_cell",
                        "t30"."_present",
                        "t30"."counterparty_name__several",
                        "t30"."stated_in_name__subject_former_name",
                        "t30"."stated_in_name__subject_other_name",
                        "t30"."listed__stated_in_name__subject_former_name",
                        "t30"."kept_of__stated_in_name__subject_former_name",
                        "t30"."kept_of__stated_in_name__subject_other_name",
                        (
                          (
                            "t30"."stated_in_name__subject_former_name" IS NOT NULL
                          )
                          AND (
                            "t30"."kept_of__stated_in_name__subject_former_name" IS NULL
                          )
                        )
                        OR (
                          (
                            "t30"."stated_in_name__subject_other_name" IS NOT NULL
                          )
                          AND (
                            "t30"."kept_of__stated_in_name__subject_other_name" IS NULL
                          )
                        ) AS "counterparty_name__left_out"
                      FROM (
                        SELECT
                          "t29"."source_row",
                          "t29"."sheet",
                          "t29"."counterparty_name",
                          "t29"."counterparty_code",
                          "t29"."facts",
                          "t29"."fine_yuan",
                          "t29"."decided_on",
                          "t29"."counterparty_code__formed",
                          "t29"."counterparty_code__flaws",
                          "t29"."text__careful",
                          "t29"."counterparty_name__careful",
                          "t29"."fine_yuan__usual",
                          "t29"."decided_on__usual",
                          "t29"."counterparty_name__given",
                          "t29"."facts__given",
                          "t29"."fine_yuan__given",
                          "t29"."fine_yuan__blank",
                          "t29"."decided_on__given",
                          "t29"."decided_on__blank",
                          "t29"."_free__suspected",
                          "t29"."_other__suspected",
                          "t29"."free__suspected",
                          "t29"."other__suspected",
                          "t29"."counterparty_name__masked",
                          "t29"."facts__masked",
                          "t29"."counterparty_name__somebody",
                          "t29"."counterparty_name__parted",
                          "t29"."after_blank",
                          "t29"."counterparty_name__hidden",
                          "t29"."facts__hidden",
                          "t29"."_cell",
                          "t29"."_present",
                          "t29"."counterparty_name__several",
                          "t29"."stated_in_name__subject_former_name",
                          "t29"."stated_in_name__subject_other_name",
                          "t29"."listed__stated_in_name__subject_former_name",
                          CASE
                            WHEN NOT (
                              "t29"."counterparty_name__parted"
                            )
                            AND CASE
                              WHEN "t29"."listed__stated_in_name__subject_former_name" IS NULL
                              THEN FALSE
                              ELSE COALESCE(
                                (
                                  REGEXP_MATCHES(
                                    CASE
                                      WHEN CONTAINS("t29"."listed__stated_in_name__subject_former_name", '（')
                                      THEN REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE("t29"."listed__stated_in_name__subject_former_name", '（[^（）]*）', '', 'g'),
                                          '（[^（）]*）',
                                          '',
                                          'g'
                                        ),
                                        '（[^）]*$',
                                        '',
                                        'g'
                                      )
                                      ELSE "t29"."listed__stated_in_name__subject_former_name"
                                    END,
                                    '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)'
                                  )
                                  AND REGEXP_MATCHES(
                                    CASE
                                      WHEN CONTAINS("t29"."listed__stated_in_name__subject_former_name", '（')
                                      THEN REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE("t29"."listed__stated_in_name__subject_former_name", '（[^（）]*）', '', 'g'),
                                          '（[^（）]*）',
                                          '',
                                          'g'
                                        ),
                                        '（[^）]*$',
                                        '',
                                        'g'
                                      )
                                      ELSE "t29"."listed__stated_in_name__subject_former_name"
                                    END,
                                    '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                                  )
                                )
                                OR (
                                  REGEXP_MATCHES(
                                    CASE
                                      WHEN CONTAINS("t29"."listed__stated_in_name__subject_former_name", '（')
                                      THEN REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE("t29"."listed__stated_in_name__subject_former_name", '（[^（）]*）', '', 'g'),
                                          '（[^（）]*）',
                                          '',
                                          'g'
                                        ),
                                        '（[^）]*$',
                                        '',
                                        'g'
                                      )
                                      ELSE "t29"."listed__stated_in_name__subject_former_name"
                                    END,
                                    '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                                  )
                                  AND NOT (
                                    REGEXP_MATCHES(
                                      CASE
                                        WHEN CONTAINS("t29"."listed__stated_in_name__subject_former_name", '（')
                                        THEN REGEXP_REPLACE(
                                          REGEXP_REPLACE(
                                            REGEXP_REPLACE("t29"."listed__stated_in_name__subject_former_name", '（[^（）]*）', '', 'g'),
                                            '（[^（）]*）',
                                            '',
                                            'g'
                                          ),
                                          '（[^）]*$',
                                          '',
                                          'g'
                                        )
                                        ELSE "t29"."listed__stated_in_name__subject_former_name"
                                      END,
                                      '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                                    )
                                  )
                                ),
                                FALSE
                              )
                              AND NOT (
                                COALESCE(
                                  REGEXP_MATCHES("t29"."listed__stated_in_name__subject_former_name", '(?:个体|個體)'),
                                  FALSE
                                )
                              )
                              AND (
                                CASE
                                  WHEN REGEXP_MATCHES(
                                    REGEXP_REPLACE(
                                      "t29"."listed__stated_in_name__subject_former_name",
                                      '[0-9A-Za-z]/[0-9A-Za-z]',
                                      'A',
                                      'g'
                                    ),
                                    '[、,;/|]'
                                  )
                                  THEN REGEXP_MATCHES(
                                    REGEXP_REPLACE(
                                      "t29"."listed__stated_in_name__subject_former_name",
                                      '[0-9A-Za-z]/[0-9A-Za-z]',
                                      'A',
                                      'g'
                                    ),
                                    '^(?:[^、,;/|]{2,}(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)|[^、,;/|]{3,}[局寺庙])(?:（[^、,;/|]*）)?(?:[、,;/|](?:[^、,;/|]{2,}(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)|[^、,;/|]{3,}[局寺庙])(?:（[^、,;/|]*）)?)*[、,;/|]?$'
                                  )
                                  ELSE TRUE
                                END
                                AND NOT (
                                  REGEXP_MATCHES(
                                    REGEXP_REPLACE(
                                      "t29"."listed__stated_in_name__subject_former_name",
                                      '（(?:[^（）]?|特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国|(?:[^（）]{2,})?(?:[分支](?:公司|行|店|社|局|厂|部|校|院|所|站|队|处|会|园|场|馆|中心)|营业部|营业厅|营业所|项目部|项目经理部|服务区|办事处|代表处|工会)|(?:门|直营|专卖|旗舰|连锁|加盟)店|门市部?|经营部|服务部|销售部|加油站|第[零一二三四五六七八九十百0-9]+[^（）]{0,4}|北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|武汉|成都|杭州|西安|沈阳|大连|青岛|厦门|宁波|苏州|长春|哈尔滨|济南|郑州|长沙|合肥|南昌|福州|南宁|海口|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|石家庄|太原|呼和浩特|[^（）]{2,}[省市县区]|[^（）]{3,}[旗盟镇乡村州路街港岛]|[东南西北中新老][区院厂店楼]|[0-9 .,#&+-]*|[0-9A-Z]{1,3}|[^（）]*(?:[Ll][Tt][Dd]|[Ii][Nn][Cc])[.]?)）',
                                      '',
                                      'g'
                                    ),
                                    '（[^（）]*）*(?:[、,;/|]|$)'
                                  )
                                )
                                AND NOT (
                                  REGEXP_MATCHES(
                                    "t29"."listed__stated_in_name__subject_former_name",
                                    '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)(?:[、,;/|]|$)'
                                  )
                                )
                              )
                            END
                            THEN "t29"."stated_in_name__subject_former_name"
                            ELSE NULL
                          END AS "kept_of__stated_in_name__subject_former_name",
                          CASE
                            WHEN NOT (
                              "t29"."counterparty_name__parted"
                            )
                            AND CASE
                              WHEN "t29"."stated_in_name__subject_other_name" IS NULL
                              THEN FALSE
                              ELSE COALESCE(
                                (
                                  REGEXP_MATCHES(
                                    CASE
                                      WHEN CONTAINS("t29"."stated_in_name__subject_other_name", '（')
                                      THEN REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE("t29"."stated_in_name__subject_other_name", '（[^（）]*）', '', 'g'),
                                          '（[^（）]*）',
                                          '',
                                          'g'
                                        ),
                                        '（[^）]*$',
                                        '',
                                        'g'
                                      )
                                      ELSE "t29"."stated_in_name__subject_other_name"
                                    END,
                                    '^.{2}.*(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社)'
                                  )
                                  AND REGEXP_MATCHES(
                                    CASE
                                      WHEN CONTAINS("t29"."stated_in_name__subject_other_name", '（')
                                      THEN REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE("t29"."stated_in_name__subject_other_name", '（[^（）]*）', '', 'g'),
                                          '（[^（）]*）',
                                          '',
                                          'g'
                                        ),
                                        '（[^）]*$',
                                        '',
                                        'g'
                                      )
                                      ELSE "t29"."stated_in_name__subject_other_name"
                                    END,
                                    '(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队|中心|超市|门市|服务社|诊所|网吧|食堂|工作室|俱乐部|美容院|影院|理疗院|宠物医院|动物医院|美容医院|摊点|分部|车间|中队|小吃|大排档|客栈|民宿|沙龙|园区|设计院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$|[局寺庙厂矿店部行司馆厅吧坊铺摊屋庄阁轩楼城园场社处所队站]$'
                                  )
                                )
                                OR (
                                  REGEXP_MATCHES(
                                    CASE
                                      WHEN CONTAINS("t29"."stated_in_name__subject_other_name", '（')
                                      THEN REGEXP_REPLACE(
                                        REGEXP_REPLACE(
                                          REGEXP_REPLACE("t29"."stated_in_name__subject_other_name", '（[^（）]*）', '', 'g'),
                                          '（[^（）]*）',
                                          '',
                                          'g'
                                        ),
                                        '（[^）]*$',
                                        '',
                                        'g'
                                      )
                                      ELSE "t29"."stated_in_name__subject_other_name"
                                    END,
                                    '^.{3}.*(?:公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)$|^.{4}.*[局寺庙]$'
                                  )
                                  AND NOT (
                                    REGEXP_MATCHES(
                                      CASE
                                        WHEN CONTAINS("t29"."stated_in_name__subject_other_name", '（')
                                        THEN REGEXP_REPLACE(
                                          REGEXP_REPLACE(
                                            REGEXP_REPLACE("t29"."stated_in_name__subject_other_name", '（[^（）]*）', '', 'g'),
                                            '（[^（）]*）',
                                            '',
                                            'g'
                                          ),
                                          '（[^）]*$',
                                          '',
                                          'g'
                                        )
                                        ELSE "t29"."stated_in_name__subject_other_name"
                                      END,
                                      '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)$'
                                    )
                                  )
                                ),
                                FALSE
                              )
                              AND NOT (
                                COALESCE(REGEXP_MATCHES("t29"."stated_in_name__subject_other_name", '(?:个体|個體)'), FALSE)
                              )
                              AND (
                                CASE
                                  WHEN REGEXP_MATCHES(
                                    REGEXP_REPLACE("t29"."stated_in_name__subject_other_name", '[0-9A-Za-z]/[0-9A-Za-z]', 'A', 'g'),
                                    '[、,;/|]'
                                  )
                                  THEN REGEXP_MATCHES(
                                    REGEXP_REPLACE("t29"."stated_in_name__subject_other_name", '[0-9A-Za-z]/[0-9A-Za-z]', 'A', 'g'),
                                    '^(?:[^、,;/|]{2,}(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)|[^、,;/|]{3,}[局寺庙])(?:（[^、,;/|]*）)?(?:[、,;/|](?:[^、,;/|]{2,}(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|教堂|清真寺|大队|支队|总队)|[^、,;/|]{3,}[局寺庙])(?:（[^、,;/|]*）)?)*[、,;/|]?$'
                                  )
                                  ELSE TRUE
                                END
                                AND NOT (
                                  REGEXP_MATCHES(
                                    REGEXP_REPLACE(
                                      "t29"."stated_in_name__subject_other_name",
                                      '（(?:[^（）]?|特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国|(?:[^（）]{2,})?(?:[分支](?:公司|行|店|社|局|厂|部|校|院|所|站|队|处|会|园|场|馆|中心)|营业部|营业厅|营业所|项目部|项目经理部|服务区|办事处|代表处|工会)|(?:门|直营|专卖|旗舰|连锁|加盟)店|门市部?|经营部|服务部|销售部|加油站|第[零一二三四五六七八九十百0-9]+[^（）]{0,4}|北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|武汉|成都|杭州|西安|沈阳|大连|青岛|厦门|宁波|苏州|长春|哈尔滨|济南|郑州|长沙|合肥|南昌|福州|南宁|海口|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|石家庄|太原|呼和浩特|[^（）]{2,}[省市县区]|[^（）]{3,}[旗盟镇乡村州路街港岛]|[东南西北中新老][区院厂店楼]|[0-9 .,#&+-]*|[0-9A-Z]{1,3}|[^（）]*(?:[Ll][Tt][Dd]|[Ii][Nn][Cc])[.]?)）',
                                      '',
                                      'g'
                                    ),
                                    '（[^（）]*）*(?:[、,;/|]|$)'
                                  )
                                )
                                AND NOT (
                                  REGEXP_MATCHES(
                                    "t29"."stated_in_name__subject_other_name",
                                    '(?:宠物医院|动物医院|美容医院|商标事务所|设计事务所|咨询事务所|洗车站|修车站|停车站|水电站|充电站|二手车交易中心)(?:[、,;/|]|$)'
                                  )
                                )
                              )
                            END
                            THEN "t29"."stated_in_name__subject_other_name"
                            ELSE NULL
                          END AS "kept_of__stated_in_name__subject_other_name"
                        FROM (
                          SELECT
                            "t28"."source_row",
                            "t28"."sheet",
                            "t28"."counterparty_name",
                            "t28"."counterparty_code",
                            "t28"."facts",
                            "t28"."fine_yuan",
                            "t28"."decided_on",
                            "t28"."counterparty_code__formed",
                            "t28"."counterparty_code__flaws",
                            "t28"."text__careful",
                            "t28"."counterparty_name__careful",
                            "t28"."fine_yuan__usual",
                            "t28"."decided_on__usual",
                            "t28"."counterparty_name__given",
                            "t28"."facts__given",
                            "t28"."fine_yuan__given",
                            "t28"."fine_yuan__blank",
                            "t28"."decided_on__given",
                            "t28"."decided_on__blank",
                            "t28"."_free__suspected",
                            "t28"."_other__suspected",
                            "t28"."free__suspected",
                            "t28"."other__suspected",
                            "t28"."counterparty_name__masked",
                            "t28"."facts__masked",
                            "t28"."counterparty_name__somebody",
                            "t28"."counterparty_name__parted",
                            "t28"."after_blank",
                            "t28"."counterparty_name__hidden",
                            "t28"."facts__hidden",
                            "t28"."_cell",
                            "t28"."_present",
                            "t28"."counterparty_name__several",
                            "t28"."stated_in_name__subject_former_name",
                            "t28"."stated_in_name__subject_other_name",
                            CASE
                              WHEN REGEXP_MATCHES("t28"."stated_in_name__subject_former_name", '厂.*[、,;/|]|[、,;/|].*厂')
                              THEN REGEXP_REPLACE(
                                REGEXP_REPLACE(
                                  REGEXP_REPLACE(
                                    "t28"."stated_in_name__subject_former_name",
                                    '^(?:(?:[^（）、,;/|]{2,3}[省市县区])?[^（）、,;/|王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖闫褚卫尤施陶戚窦章葛奚柳鲍费岑倪滕殷毕邬安乐时齐伍卜祁岳詹甄庞涂靳焦温芦苗申樊耿关左欧柴聂路祝尚鲁牛童桂裴覃符骆屈项凌辛管盛游霍翟莫解甘向阳梅穆艾麦晏瞿冉俞阮巫翁封单谷车池房栾匡荆臧司刁韦付严颜邢庄包宁舒柯纪季曲成兰蓝蒙喻蒲饶牟卓古吉缪简娄景宫冷席米柏宗佟闵苟边卞姬仇隋荣寇桑郎丛仲虞敖巩佘麻苑迟邝晋谈晁竺谌鞠逄亓扈厉亢衡占帅练雍粟狄禹邰郗邴隗茹芮荀蔺胥莘宦庾阙夔厍訾阚乜逯桓钭郏郜璩濮蒯郦殳宓睢鄢鄞郇郄禚缑昝仝綦冼菅雒邸贲佴谯笪俎虢蹇仉仵琚苌茆迮酆贠遆麴欧司上诸东夏皇尉公慕令长宇司司端南轩闻申万赫公澹公淳太钟鲜闾亓司颛巫漆乐壤拓宰呼羊梁左]{2,}厂[、,;/|])+',
                                    '',
                                    'g'
                                  ),
                                  '[、,;/|](?:(?:[^（）、,;/|]{2,3}[省市县区])?[^（）、,;/|王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖闫褚卫尤施陶戚窦章葛奚柳鲍费岑倪滕殷毕邬安乐时齐伍卜祁岳詹甄庞涂靳焦温芦苗申樊耿关左欧柴聂路祝尚鲁牛童桂裴覃符骆屈项凌辛管盛游霍翟莫解甘向阳梅穆艾麦晏瞿冉俞阮巫翁封单谷车池房栾匡荆臧司刁韦付严颜邢庄包宁舒柯纪季曲成兰蓝蒙喻蒲饶牟卓古吉缪简娄景宫冷席米柏宗佟闵苟边卞姬仇隋荣寇桑郎丛仲虞敖巩佘麻苑迟邝晋谈晁竺谌鞠逄亓扈厉亢衡占帅练雍粟狄禹邰郗邴隗茹芮荀蔺胥莘宦庾阙夔厍訾阚乜逯桓钭郏郜璩濮蒯郦殳宓睢鄢鄞郇郄禚缑昝仝綦冼菅雒邸贲佴谯笪俎虢蹇仉仵琚苌茆迮酆贠遆麴欧司上诸东夏皇尉公慕令长宇司司端南轩闻申万赫公澹公淳太钟鲜闾亓司颛巫漆乐壤拓宰呼羊梁左]{2,}厂[、,;/|])+',
                                  '、',
                                  'g'
                                ),
                                '[、,;/|](?:[^（）、,;/|]{2,3}[省市县区])?[^（）、,;/|王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖闫褚卫尤施陶戚窦章葛奚柳鲍费岑倪滕殷毕邬安乐时齐伍卜祁岳詹甄庞涂靳焦温芦苗申樊耿关左欧柴聂路祝尚鲁牛童桂裴覃符骆屈项凌辛管盛游霍翟莫解甘向阳梅穆艾麦晏瞿冉俞阮巫翁封单谷车池房栾匡荆臧司刁韦付严颜邢庄包宁舒柯纪季曲成兰蓝蒙喻蒲饶牟卓古吉缪简娄景宫冷席米柏宗佟闵苟边卞姬仇隋荣寇桑郎丛仲虞敖巩佘麻苑迟邝晋谈晁竺谌鞠逄亓扈厉亢衡占帅练雍粟狄禹邰郗邴隗茹芮荀蔺胥莘宦庾阙夔厍訾阚乜逯桓钭郏郜璩濮蒯郦殳宓睢鄢鄞郇郄禚缑昝仝綦冼菅雒邸贲佴谯笪俎虢蹇仉仵琚苌茆迮酆贠遆麴欧司上诸东夏皇尉公慕令长宇司司端南轩闻申万赫公澹公淳太钟鲜闾亓司颛巫漆乐壤拓宰呼羊梁左]{2,}厂$',
                                '',
                                'g'
                              )
                              ELSE "t28"."stated_in_name__subject_former_name"
                            END AS "listed__stated_in_name__subject_former_name"
                          FROM (
                            SELECT
                              "t27"."source_row",
                              "t27"."sheet",
                              "t27"."counterparty_name",
                              "t27"."counterparty_code",
                              "t27"."facts",
                              "t27"."fine_yuan",
                              "t27"."decided_on",
                              "t27"."counterparty_code__formed",
                              "t27"."counterparty_code__flaws",
                              "t27"."text__careful",
                              "t27"."counterparty_name__careful",
                              "t27"."fine_yuan__usual",
                              "t27"."decided_on__usual",
                              "t27"."counterparty_name__given",
                              "t27"."facts__given",
                              "t27"."fine_yuan__given",
                              "t27"."fine_yuan__blank",
                              "t27"."decided_on__given",
                              "t27"."decided_on__blank",
                              "t27"."_free__suspected",
                              "t27"."_other__suspected",
                              "t27"."free__suspected",
                              "t27"."other__suspected",
                              "t27"."counterparty_name__masked",
                              "t27"."facts__masked",
                              "t27"."counterparty_name__somebody",
                              "t27"."counterparty_name__parted",
                              "t27"."after_blank",
                              "t27"."counterparty_name__hidden",
                              "t27"."facts__hidden",
                              "t27"."_cell",
                              "t27"."_present",
                              "t27"."counterparty_name__several",
                              NULLIF(
                                CASE
                                  WHEN "t27"."counterparty_name__several"
                                  THEN GONGXIN_FORMER_NAMES_0(CASE WHEN "t27"."counterparty_name__several" THEN "t27"."_cell" ELSE NULL END)
                                  ELSE NULL
                                END,
                                ''
                              ) AS "stated_in_name__subject_former_name",
                              NULLIF(
                                CASE
                                  WHEN "t27"."counterparty_name__several"
                                  THEN GONGXIN_OTHER_NAMES_0(CASE WHEN "t27"."counterparty_name__several" THEN "t27"."_cell" ELSE NULL END)
                                  ELSE NULL
                                END,
                                ''
                              ) AS "stated_in_name__subject_other_name"
                            FROM (
                              SELECT
                                "t26"."source_row",
                                "t26"."sheet",
                                COALESCE("t26"."_present", "t26"."counterparty_name") AS "counterparty_name",
                                "t26"."counterparty_code",
                                "t26"."facts",
                                "t26"."fine_yuan",
                                "t26"."decided_on",
                                "t26"."counterparty_code__formed",
                                "t26"."counterparty_code__flaws",
                                "t26"."text__careful",
                                "t26"."counterparty_name__careful",
                                "t26"."fine_yuan__usual",
                                "t26"."decided_on__usual",
                                "t26"."counterparty_name__given",
                                "t26"."facts__given",
                                "t26"."fine_yuan__given",
                                "t26"."fine_yuan__blank",
                                "t26"."decided_on__given",
                                "t26"."decided_on__blank",
                                "t26"."_free__suspected",
                                "t26"."_other__suspected",
                                "t26"."free__suspected",
                                "t26"."other__suspected",
                                "t26"."counterparty_name__masked",
                                "t26"."facts__masked",
                                "t26"."counterparty_name__somebody",
                                "t26"."counterparty_name__parted",
                                "t26"."after_blank",
                                "t26"."counterparty_name__hidden",
                                "t26"."facts__hidden",
                                "t26"."_cell",
                                "t26"."_present",
                                COALESCE("t26"."_present" <> "t26"."counterparty_name", FALSE) AS "counterparty_name__several"
                              FROM (
                                SELECT
                                  "t25"."source_row",
                                  "t25"."sheet",
                                  "t25"."counterparty_name",
                                  "t25"."counterparty_code",
                                  "t25"."facts",
                                  "t25"."fine_yuan",
                                  "t25"."decided_on",
                                  "t25"."counterparty_code__formed",
                                  "t25"."counterparty_code__flaws",
                                  "t25"."text__careful",
                                  "t25"."counterparty_name__careful",
                                  "t25"."fine_yuan__usual",
                                  "t25"."decided_on__usual",
                                  "t25"."counterparty_name__given",
                                  "t25"."facts__given",
                                  "t25"."fine_yuan__given",
                                  "t25"."fine_yuan__blank",
                                  "t25"."decided_on__given",
                                  "t25"."decided_on__blank",
                                  "t25"."_free__suspected",
                                  "t25"."_other__suspected",
                                  "t25"."free__suspected",
                                  "t25"."other__suspected",
                                  "t25"."counterparty_name__masked",
                                  "t25"."facts__masked",
                                  "t25"."counterparty_name__somebody",
                                  "t25"."counterparty_name__parted",
                                  "t25"."after_blank",
                                  "t25"."counterparty_name__hidden",
                                  "t25"."facts__hidden",
                                  "t25"."counterparty_name" AS "_cell",
                                  CASE
                                    WHEN COALESCE(
                                      CASE
                                        WHEN "t25"."counterparty_name__careful"
                                        THEN REGEXP_MATCHES("t25"."counterparty_name", '曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称')
                                        ELSE FALSE
                                      END,
                                      FALSE
                                    )
                                    THEN GONGXIN_PRESENT_NAME_0(
                                      CASE
                                        WHEN COALESCE(
                                          CASE
                                            WHEN "t25"."counterparty_name__careful"
                                            THEN REGEXP_MATCHES("t25"."counterparty_name", '曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称')
                                            ELSE FALSE
                                          END,
                                          FALSE
                                        )
                                        THEN "t25"."counterparty_name"
                                        ELSE NULL
                                      END
                                    )
                                    ELSE NULL
                                  END AS "_present"
                                FROM (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        *
                                      FROM (
                                        SELECT
                                          "t21"."source_row",
                                          "t21"."sheet",
                                          CASE
                                            WHEN "t21"."counterparty_name__careful"
                                            THEN NULLIF(COALESCE("t21"."counterparty_name__masked", "t21"."counterparty_name__given"), '')
                                            WHEN "t21"."counterparty_name" = ''
                                            THEN NULL
                                            ELSE "t21"."counterparty_name"
                                          END AS "counterparty_name",
                                          "t21"."counterparty_code",
                                          CASE
                                            WHEN "t21"."text__careful"
                                            THEN NULLIF(COALESCE("t21"."facts__masked", "t21"."facts__given"), '')
                                            WHEN "t21"."facts" = ''
                                            THEN NULL
                                            ELSE "t21"."facts"
                                          END AS "facts",
                                          "t21"."fine_yuan",
                                          "t21"."decided_on",
                                          "t21"."counterparty_code__formed",
                                          "t21"."counterparty_code__flaws",
                                          "t21"."text__careful",
                                          "t21"."counterparty_name__careful",
                                          "t21"."fine_yuan__usual",
                                          "t21"."decided_on__usual",
                                          "t21"."counterparty_name__given",
                                          "t21"."facts__given",
                                          "t21"."fine_yuan__given",
                                          "t21"."fine_yuan__blank",
                                          "t21"."decided_on__given",
                                          "t21"."decided_on__blank",
                                          "t21"."_free__suspected",
                                          "t21"."_other__suspected",
                                          "t21"."free__suspected",
                                          "t21"."other__suspected",
                                          "t21"."counterparty_name__masked",
                                          "t21"."facts__masked",
                                          "t21"."counterparty_name__somebody",
                                          "t21"."counterparty_name__parted",
                                          "t21"."after_blank",
                                          COALESCE("t21"."counterparty_name__masked" <> "t21"."counterparty_name__given", FALSE) AS "counterparty_name__hidden",
                                          COALESCE("t21"."facts__masked" <> "t21"."facts__given", FALSE) AS "facts__hidden"
                                        FROM (
                                          SELECT
                                            "t20"."source_row",
                                            "t20"."sheet",
                                            "t20"."counterparty_name",
                                            "t20"."counterparty_code",
                                            "t20"."facts",
                                            "t20"."fine_yuan",
                                            "t20"."decided_on",
                                            "t20"."counterparty_code__formed",
                                            "t20"."counterparty_code__flaws",
                                            "t20"."text__careful",
                                            "t20"."counterparty_name__careful",
                                            "t20"."fine_yuan__usual",
                                            "t20"."decided_on__usual",
                                            "t20"."counterparty_name__given",
                                            "t20"."facts__given",
                                            "t20"."fine_yuan__given",
                                            "t20"."fine_yuan__blank",
                                            "t20"."decided_on__given",
                                            "t20"."decided_on__blank",
                                            "t20"."_free__suspected",
                                            "t20"."_other__suspected",
                                            "t20"."free__suspected",
                                            "t20"."other__suspected",
                                            "t20"."counterparty_name__masked",
                                            "t20"."facts__masked",
                                            COALESCE(
                                              CASE
                                                WHEN REGEXP_MATCHES(
                                                  "t20"."counterparty_name",
                                                  '[\(\[\{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹ \x09\x0a\x0b\x0c\x0d                 　]'
                                                )
                                                THEN GONGXIN_SOMEBODY_BESIDE_0(
                                                  CASE
                                                    WHEN REGEXP_MATCHES(
                                                      "t20"."counterparty_name",
                                                      '[\(\[\{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹ \x09\x0a\x0b\x0c\x0d                 　]'
                                                    )
                                                    THEN "t20"."counterparty_name"
                                                    ELSE NULL
                                                  END
                                                )
                                                ELSE NULL
                                              END,
                                              FALSE
                                            ) AS "counterparty_name__somebody",
                                            COALESCE(
                                              REGEXP_MATCHES(
                                                REGEXP_REPLACE(
                                                  CASE
                                                    WHEN "t20"."counterparty_name__careful"
                                                    THEN TRANSLATE(
                                                      "t20"."counterparty_name",
                                                      '！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅()[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                      '!"#$%&''*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ（\）^_`abcdefghijklmnopqrstuvwxyz（|）~                   --------·····（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）'
                                                    )
                                                    ELSE NULL
                                                  END,
                                                  ' *(?:曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称) *',
                                                  '（',
                                                  'g'
                                                ),
                                                '[^ -~（）·] +[^ -~（）·]'
                                              ),
                                              FALSE
                                            ) AS "counterparty_name__parted",
                                            NULLIF(
                                              REPLACE(
                                                REGEXP_REPLACE(
                                                  REGEXP_EXTRACT(
                                                    REGEXP_REPLACE(
                                                      CASE
                                                        WHEN "t20"."counterparty_name__careful"
                                                        THEN TRANSLATE(
                                                          "t20"."counterparty_name",
                                                          '！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅()[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                          '!"#$%&''*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ（\）^_`abcdefghijklmnopqrstuvwxyz（|）~                   --------·····（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）'
                                                        )
                                                        ELSE NULL
                                                      END,
                                                      ' *(?:曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称) *',
                                                      '（',
                                                      'g'
                                                    ),
                                                    '^.{2,}?(?:公司|有限|企业|集团|合作社|联社|合伙企业|信用社|供销社|联合社|经济社|公司|企业|集团|合作社|联社|合伙企业|股份|信用社|供销社|联合社|经济社|旅行社|报社|杂志社|出版社|通讯社|银行|支行|分行|研究所|事务所|派出所|交易所|管理所|税务所|司法所|财政所|看守所|戒毒所|法律服务所|研究院|医院|卫生院|养老院|敬老院|福利院|法院|检察院|学院|剧院|学校|大学|中学|小学|高中|党校|分校|幼儿园|管理中心|控制中心|监测中心|推广中心|研究中心|评估中心|检测中心|指挥中心|交易中心|行政服务中心|政务服务中心|卫生服务中心|养老服务中心|公共服务中心|车站|电站|工作站|监督站|救助站|救援站|总站|武装部|指挥部|支部|总支|管理处|办事处|代表处|筹备处|局|财政厅|公安厅|司法厅|教育厅|交通运输厅|委员会|管委会|居委会|村委会|党委|人民政府|街道办|办公室|法庭|监狱|海关|协会|学会|商会|联合会|工商联|妇联|残联|基金会|促进会|研究会|总会|分会|工会|联谊会|理事会|图书馆|博物馆|体育馆|展览馆|文化馆|档案馆|纪念馆|美术馆|科技馆|大使馆|领事馆|电视台|广播台|广播电台|合作组织|经济组织|村民小组|居民小组|寺|庙|教堂|清真寺|大队|支队|总队)）? +(.+)$',
                                                    1
                                                  ),
                                                  '（.*$',
                                                  '',
                                                  'g'
                                                ),
                                                ' ',
                                                ''
                                              ),
                                              ''
                                            ) AS "after_blank"
                                          FROM (
                                            SELECT
                                              "t19"."source_row",
                                              "t19"."sheet",
                                              "t19"."counterparty_name",
                                              "t19"."counterparty_code",
                                              "t19"."facts",
                                              "t19"."fine_yuan",
                                              "t19"."decided_on",
                                              "t19"."counterparty_code__formed",
                                              "t19"."counterparty_code__flaws",
                                              "t19"."text__careful",
                                              "t19"."counterparty_name__careful",
                                              "t19"."fine_yuan__usual",
                                              "t19"."decided_on__usual",
                                              "t19"."counterparty_name__given",
                                              "t19"."facts__given",
                                              "t19"."fine_yuan__given",
                                              "t19"."fine_yuan__blank",
                                              "t19"."decided_on__given",
                                              "t19"."decided_on__blank",
                                              "t19"."_free__suspected",
                                              "t19"."_other__suspected",
                                              "t19"."free__suspected",
                                              "t19"."other__suspected",
                                              CASE
                                                WHEN "t19"."other__suspected"
                                                THEN GONGXIN_MASK_ADDRESS_0(
                                                  CASE
                                                    WHEN "t19"."other__suspected"
                                                    THEN "t19"."counterparty_name__given"
                                                    ELSE NULL
                                                  END
                                                )
                                                ELSE NULL
                                              END AS "counterparty_name__masked",
                                              CASE
                                                WHEN "t19"."free__suspected"
                                                THEN GONGXIN_MASK_0(CASE WHEN "t19"."free__suspected" THEN "t19"."facts__given" ELSE NULL END)
                                                ELSE NULL
                                              END AS "facts__masked"
                                            FROM (
                                              SELECT
                                                "t18"."source_row",
                                                "t18"."sheet",
                                                "t18"."counterparty_name",
                                                "t18"."counterparty_code",
                                                "t18"."facts",
                                                "t18"."fine_yuan",
                                                "t18"."decided_on",
                                                "t18"."counterparty_code__formed",
                                                "t18"."counterparty_code__flaws",
                                                "t18"."text__careful",
                                                "t18"."counterparty_name__careful",
                                                "t18"."fine_yuan__usual",
                                                "t18"."decided_on__usual",
                                                "t18"."counterparty_name__given",
                                                "t18"."facts__given",
                                                "t18"."fine_yuan__given",
                                                "t18"."fine_yuan__blank",
                                                "t18"."decided_on__given",
                                                "t18"."decided_on__blank",
                                                "t18"."_free__suspected",
                                                "t18"."_other__suspected",
                                                CASE
                                                  WHEN REGEXP_MATCHES(
                                                    "t18"."_free__suspected",
                                                    '[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl ()‐‑‒–—―−－﹣•‧・∙⋅._/·:~-]{5,}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIlXx×ⅩХⅹх]|[(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹](?:0[0-9]{2,3}|1[3-9][0-9])[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺]|[0-9][(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹][0-9]{3,8}[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺][ -]?[0-9]|[0-9A-Za-z]@|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|[Qq][Qq]|扣扣|微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]|[VvWw][Xx]|住|户籍|单元|[0-9 ()-][（）－．／：＿～]|[０１２３４５６７８９＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ\x09\x0a\x0b\x0c\x0d                 　]'
                                                  )
                                                  THEN REGEXP_MATCHES(
                                                    TRANSLATE(
                                                      "t18"."_free__suspected",
                                                      '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                      '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ(\)^_`abcdefghijklmnopqrstuvwxyz(|)~                   --------·····()()()()()()()()()()()()()()()()()()()()()()()()()'
                                                    ),
                                                    '(?:[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][ ()._/·:~-]{0,2}){3,}[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl×ⅩХⅹх]|[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl](?:[ ()._/·:~-]{0,2}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl]){3,}|(?:^|[^0-9])((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}[ ()-]{0,2}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ ()-]{0,2}[0-9]{3}[0-9Xx])(?:[^0-9]|$)|(?:^|[^0-9])([1-8](?:[ ()._/·:~-]{0,2}[0-9]){16}[ ()._/·:~-]{0,2}[0-9Xx])(?:[^0-9]|$)|(?:身份证|身份证件)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9][0-9 ()-]{12,20}[0-9Xx])(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])(9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{3}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{4})(?:[^0-9]|$)|(?:^|[^0-9A-Za-z])([A-Z]{3}[0-9]{12})(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3})(?:[^0-9]|$)|(?:^|[^0-9A-Za-z])([EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[HM][0-9]{8}(?:[0-9]{2})?)(?:[^0-9A-Za-z]|$)|(?:护照|来往内地通行证|往来港澳通行证|来往大陆通行证|往来台湾通行证|台胞证|回乡证|居留身份证|军官证|士官证)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9A-Za-z]{6,18})(?:[^0-9A-Za-z]|$)|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt](?: ?[Nn][Oo][.]?)?[ :]{0,3}([A-Z]{0,3}[0-9]{5,9})(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])([3-69][0-9]{15,18}|[3-69][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?)(?:[^0-9]|$)|(?:账号|帐号|账户|帐户|卡号)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9][0-9 -]{6,28}[0-9])(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])([(]?(?:(?:[+]|00)?86[ ()._/·:~-]{0,2})?(?:1[3-9][0-9][ ()._/·:~-]{0,3}[0-9]{4}[ ()._/·:~-]{0,3}[0-9]{4}|1[3-9][0-9]{2}[ -][0-9]{4}[ -][0-9]{3}|1[3-9][0-9]{2}[ -][0-9]{3}[ -][0-9]{4}|1[3-9][0-9]{3,4} [0-9]{5,6}|1[3-9][0-9]{5} [0-9]{4}))(?:[^0-9]|$)|(?:^|[^0-9])((?:[+]|00)86[ ()._/·:~-]{0,2}1[ ()._/·:~-]{0,2}[3-9](?:[ ()._/·:~-]{0,2}[0-9]){9})(?:[^0-9]|$)|(?:^|[^0-9])(1[ ()._/·:~-]{1,2}[3-9](?:[ ()._/·:~-]{1,2}[0-9]){9})(?:[^0-9]|$)|(?:电话|座机|传真|[Tt][Ee][Ll]|手机|联系|致电|拨打|热线)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}(1[ ()._/·:~-]{0,2}[3-9](?:[ ()._/·:~-]{0,2}[0-9]){9})(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])([(]?0(?:10|2[0-9]|[3-9][0-9]{2})[)]?[ ./·-]{0,2}[0-9]{3,4}[ -]?[0-9]{4}(?:-[0-9]{1,5})?)(?:[^0-9]|$)|(?:电话|座机|传真|[Tt][Ee][Ll])(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9]{3,4}[ -]?[0-9]{4}(?:-[0-9]{1,5})?)(?:[^0-9A-Za-z]|$)|(?:^|[^0-9A-Za-z])([0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z-]+(?:[.][0-9A-Za-z-]+){1,4})|(?:[Qq][Qq]|扣扣)(?:号码|账号|帐号|群号|群|号|[Ii][Dd])?[ :=(是为-]{0,3}([1-9][0-9]{4,11})(?:[^0-9]|$)|(?:微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt])[ :=(是为-]{0,3}([A-Za-z][A-Za-z_-]*[0-9]{2}[0-9A-Za-z_-]*|[0-9]{5,19})|(?:(?:微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt])(?:(?:号码|账号|帐号|群号|群|号|[Ii][Dd])[ :=(是为-]{0,3}|[ :=(是为-]{1,3})|(?:^|[^0-9A-Za-z])(?:[VvWw][Xx])号?[ :=(是为-]{1,3})([A-Za-z][0-9A-Za-z_-]{5,19}|[0-9]{5,19})|(?:(?:家庭住址|家庭地址|现住址|居住地址|户籍地址|暂住地址|住址)[:为在是于 ]{0,3}|(?:户籍所在地|户籍地|居住地|暂住地|常住地)[:为在是于]{1,2} ?|(?:家住|现住)[在于: ]{0,2})([^,;。、\x0a*]*(?:省|市|区|县|旗|镇|乡|村|路|街|巷|弄|号|室|栋|幢|单元)[^,;。、\x0a*]*)|[,;。、\x0a ]住[在于: ]{0,2}([^所宅房建院用宿户在于: ,;。、\x0a*][^,;。、\x0a*]*(?:省|市|区|县|旗|镇|乡|村|路|街|巷|弄|号|室|栋|幢|单元)[^,;。、\x0a*]*)|([0-9一二三四五六七八九十]{1,4}(?:号楼|号院|栋|幢|座|楼|号)?[0-9A-Za-z一二三四五六七八九十]{1,3}单元[0-9]{1,5}(?:室|号|户)?)'
                                                  )
                                                  ELSE FALSE
                                                END AS "free__suspected",
                                                CASE
                                                  WHEN REGEXP_MATCHES(
                                                    "t18"."_other__suspected",
                                                    '[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl ()‐‑‒–—―−－﹣•‧・∙⋅._/·:~-]{7,}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIlXx×ⅩХⅹх]|[(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹](?:0[0-9]{2,3}|1[3-9][0-9])[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺]|[0-9][(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹][0-9]{3,8}[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺][ -]?[0-9]|[EGHM][A-Z]?[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl]{3}|[0-9A-Za-z]@|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|[Qq][Qq]|扣扣|微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]|[VvWw][Xx]|住|户籍|单元|电话|座机|传真|[Tt][Ee][Ll]|[账帐]|卡号|居留'
                                                  )
                                                  THEN REGEXP_MATCHES(
                                                    TRANSLATE(
                                                      "t18"."_other__suspected",
                                                      '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                      '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ(\)^_`abcdefghijklmnopqrstuvwxyz(|)~                   --------·····()()()()()()()()()()()()()()()()()()()()()()()()()'
                                                    ),
                                                    '(?:[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][ ()._/·:~-]{0,2}){3,}[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl×ⅩХⅹх]|[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl](?:[ ()._/·:~-]{0,2}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl]){3,}|(?:^|[^0-9])((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}[ ()-]{0,2}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ ()-]{0,2}[0-9]{3}[0-9Xx])(?:[^0-9]|$)|(?:^|[^0-9])([1-8](?:[ ()._/·:~-]{0,2}[0-9]){16}[ ()._/·:~-]{0,2}[0-9Xx])(?:[^0-9]|$)|(?:身份证|身份证件)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9][0-9 ()-]{12,20}[0-9Xx])(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])(9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{3}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{4})(?:[^0-9]|$)|(?:^|[^0-9A-Za-z])([A-Z]{3}[0-9]{12})(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3})(?:[^0-9]|$)|(?:^|[^0-9A-Za-z])([EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[HM][0-9]{8}(?:[0-9]{2})?)(?:[^0-9A-Za-z]|$)|(?:护照|来往内地通行证|往来港澳通行证|来往大陆通行证|往来台湾通行证|台胞证|回乡证|居留身份证|军官证|士官证)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9A-Za-z]{6,18})(?:[^0-9A-Za-z]|$)|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt](?: ?[Nn][Oo][.]?)?[ :]{0,3}([A-Z]{0,3}[0-9]{5,9})(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])([3-69][0-9]{15,18}|[3-69][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?)(?:[^0-9]|$)|(?:账号|帐号|账户|帐户|卡号)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9][0-9 -]{6,28}[0-9])(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])([(]?(?:(?:[+]|00)?86[ ()._/·:~-]{0,2})?(?:1[3-9][0-9][ ()._/·:~-]{0,3}[0-9]{4}[ ()._/·:~-]{0,3}[0-9]{4}|1[3-9][0-9]{2}[ -][0-9]{4}[ -][0-9]{3}|1[3-9][0-9]{2}[ -][0-9]{3}[ -][0-9]{4}|1[3-9][0-9]{3,4} [0-9]{5,6}|1[3-9][0-9]{5} [0-9]{4}))(?:[^0-9]|$)|(?:^|[^0-9])((?:[+]|00)86[ ()._/·:~-]{0,2}1[ ()._/·:~-]{0,2}[3-9](?:[ ()._/·:~-]{0,2}[0-9]){9})(?:[^0-9]|$)|(?:^|[^0-9])(1[ ()._/·:~-]{1,2}[3-9](?:[ ()._/·:~-]{1,2}[0-9]){9})(?:[^0-9]|$)|(?:电话|座机|传真|[Tt][Ee][Ll]|手机|联系|致电|拨打|热线)(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}(1[ ()._/·:~-]{0,2}[3-9](?:[ ()._/·:~-]{0,2}[0-9]){9})(?:[^0-9A-Za-z]|$)|(?:^|[^0-9])([(]?0(?:10|2[0-9]|[3-9][0-9]{2})[)]?[ ./·-]{0,2}[0-9]{3,4}[ -]?[0-9]{4}(?:-[0-9]{1,5})?)(?:[^0-9]|$)|(?:电话|座机|传真|[Tt][Ee][Ll])(?:号码|编号|号)?[^0-9A-Za-z,。;*]{0,4}([0-9]{3,4}[ -]?[0-9]{4}(?:-[0-9]{1,5})?)(?:[^0-9A-Za-z]|$)|(?:^|[^0-9A-Za-z])([0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z-]+(?:[.][0-9A-Za-z-]+){1,4})|(?:[Qq][Qq]|扣扣)(?:号码|账号|帐号|群号|群|号|[Ii][Dd])?[ :=(是为-]{0,3}([1-9][0-9]{4,11})(?:[^0-9]|$)|(?:微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt])[ :=(是为-]{0,3}([A-Za-z][A-Za-z_-]*[0-9]{2}[0-9A-Za-z_-]*|[0-9]{5,19})|(?:(?:微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt])(?:(?:号码|账号|帐号|群号|群|号|[Ii][Dd])[ :=(是为-]{0,3}|[ :=(是为-]{1,3})|(?:^|[^0-9A-Za-z])(?:[VvWw][Xx])号?[ :=(是为-]{1,3})([A-Za-z][0-9A-Za-z_-]{5,19}|[0-9]{5,19})|(?:(?:家庭住址|家庭地址|现住址|居住地址|户籍地址|暂住地址|住址)[:为在是于 ]{0,3}|(?:户籍所在地|户籍地|居住地|暂住地|常住地)[:为在是于]{1,2} ?|(?:家住|现住)[在于: ]{0,2})([^,;。、\x0a*]*(?:省|市|区|县|旗|镇|乡|村|路|街|巷|弄|号|室|栋|幢|单元)[^,;。、\x0a*]*)|[,;。、\x0a ]住[在于: ]{0,2}([^所宅房建院用宿户在于: ,;。、\x0a*][^,;。、\x0a*]*(?:省|市|区|县|旗|镇|乡|村|路|街|巷|弄|号|室|栋|幢|单元)[^,;。、\x0a*]*)|([0-9一二三四五六七八九十]{1,4}(?:号楼|号院|栋|幢|座|楼|号)?[0-9A-Za-z一二三四五六七八九十]{1,3}单元[0-9]{1,5}(?:室|号|户)?)'
                                                  )
                                                  ELSE FALSE
                                                END AS "other__suspected"
                                              FROM (
                                                SELECT
                                                  "t17"."source_row",
                                                  "t17"."sheet",
                                                  "t17"."counterparty_name",
                                                  "t17"."counterparty_code",
                                                  "t17"."facts",
                                                  "t17"."fine_yuan",
                                                  "t17"."decided_on",
                                                  "t17"."counterparty_code__formed",
                                                  "t17"."counterparty_code__flaws",
                                                  "t17"."text__careful",
                                                  "t17"."counterparty_name__careful",
                                                  "t17"."fine_yuan__usual",
                                                  "t17"."decided_on__usual",
                                                  "t17"."counterparty_name__given",
                                                  "t17"."facts__given",
                                                  "t17"."fine_yuan__given",
                                                  "t17"."fine_yuan__blank",
                                                  "t17"."decided_on__given",
                                                  "t17"."decided_on__blank",
                                                  CASE
                                                    WHEN "t17"."text__careful"
                                                    THEN CONCAT_WS('|', COALESCE("t17"."facts__given", ''))
                                                    ELSE NULL
                                                  END AS "_free__suspected",
                                                  CASE
                                                    WHEN "t17"."counterparty_name__careful"
                                                    THEN CONCAT_WS('|', COALESCE("t17"."counterparty_name__given", ''))
                                                    ELSE NULL
                                                  END AS "_other__suspected"
                                                FROM (
                                                  SELECT
                                                    "t16"."source_row",
                                                    "t16"."sheet",
                                                    "t16"."counterparty_name",
                                                    "t16"."counterparty_code__formed" AS "counterparty_code",
                                                    "t16"."facts",
                                                    COALESCE(
                                                      "t16"."fine_yuan__usual",
                                                      CAST(NULLIF(
                                                        CASE
                                                          WHEN (
                                                            "t16"."fine_yuan__usual" IS NULL
                                                          ) AND (
                                                            "t16"."fine_yuan" <> ''
                                                          )
                                                          THEN GONGXIN_AMOUNT_0(
                                                            CASE
                                                              WHEN (
                                                                "t16"."fine_yuan__usual" IS NULL
                                                              ) AND (
                                                                "t16"."fine_yuan" <> ''
                                                              )
                                                              THEN "t16"."fine_yuan"
                                                              ELSE NULL
                                                            END,
                                                            'ten_thousand',
                                                            'CNY'
                                                          )
                                                          ELSE NULL
                                                        END,
                                                        ''
                                                      ) AS DECIMAL(18, 2))
                                                    ) AS "fine_yuan",
                                                    COALESCE(
                                                      "t16"."decided_on__usual",
                                                      CAST(NULLIF(
                                                        CASE
                                                          WHEN (
                                                            "t16"."decided_on__usual" IS NULL
                                                          ) AND (
                                                            "t16"."decided_on" <> ''
                                                          )
                                                          THEN GONGXIN_DAY_0(
                                                            CASE
                                                              WHEN (
                                                                "t16"."decided_on__usual" IS NULL
                                                              ) AND (
                                                                "t16"."decided_on" <> ''
                                                              )
                                                              THEN "t16"."decided_on"
                                                              ELSE NULL
                                                            END,
                                                            'iso,slashes,compact,chinese,excel_serial'
                                                          )
                                                          ELSE NULL
                                                        END,
                                                        ''
                                                      ) AS DATE)
                                                    ) AS "decided_on",
                                                    "t16"."counterparty_code__formed",
                                                    "t16"."counterparty_code__flaws",
                                                    "t16"."text__careful",
                                                    "t16"."counterparty_name__careful",
                                                    "t16"."fine_yuan__usual",
                                                    "t16"."decided_on__usual",
                                                    "t16"."counterparty_name__given",
                                                    "t16"."facts__given",
                                                    "t16"."fine_yuan" AS "fine_yuan__given",
                                                    CASE
                                                      WHEN "t16"."fine_yuan__usual" IS NOT NULL
                                                      THEN FALSE
                                                      WHEN (
                                                        "t16"."fine_yuan__usual" IS NULL
                                                      ) AND (
                                                        "t16"."fine_yuan" <> ''
                                                      )
                                                      THEN REGEXP_MATCHES(
                                                        "t16"."fine_yuan",
                                                        '^[\x00-\x1f\x7f­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　 ]*(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)?[\x00-\x1f\x7f­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　 ]*$'
                                                      )
                                                      ELSE TRUE
                                                    END AS "fine_yuan__blank",
                                                    "t16"."decided_on" AS "decided_on__given",
                                                    CASE
                                                      WHEN "t16"."decided_on__usual" IS NOT NULL
                                                      THEN FALSE
                                                      WHEN (
                                                        "t16"."decided_on__usual" IS NULL
                                                      ) AND (
                                                        "t16"."decided_on" <> ''
                                                      )
                                                      THEN REGEXP_MATCHES(
                                                        "t16"."decided_on",
                                                        '^[\x00-\x1f\x7f­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　 ]*(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)?[\x00-\x1f\x7f­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　 ]*$'
                                                      )
                                                      ELSE TRUE
                                                    END AS "decided_on__blank"
                                                  FROM (
                                                    SELECT
                                                      "t15"."source_row",
                                                      "t15"."sheet",
                                                      "t15"."counterparty_name",
                                                      "t15"."counterparty_code",
                                                      "t15"."facts",
                                                      "t15"."fine_yuan",
                                                      "t15"."decided_on",
                                                      "t15"."counterparty_code__formed",
                                                      "t15"."counterparty_code__flaws",
                                                      "t15"."text__careful",
                                                      "t15"."counterparty_name__careful",
                                                      "t15"."fine_yuan__usual",
                                                      "t15"."decided_on__usual",
                                                      CASE
                                                        WHEN "t15"."counterparty_name__careful"
                                                        THEN CASE
                                                          WHEN REGEXP_MATCHES(
                                                            REGEXP_REPLACE(
                                                              REGEXP_REPLACE(
                                                                TRANSLATE(
                                                                  REGEXP_REPLACE(
                                                                    REGEXP_REPLACE(
                                                                      REGEXP_REPLACE(
                                                                        REGEXP_REPLACE("t15"."counterparty_name", '[\x00-\x1f\x7f]+', ' ', 'g'),
                                                                        '[­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿]',
                                                                        '',
                                                                        'g'
                                                                      ),
                                                                      '^[ \x09\x0a\x0b\x0c\x0d                 　]+|[ \x09\x0a\x0b\x0c\x0d                 　]+$',
                                                                      '',
                                                                      'g'
                                                                    ),
                                                                    '^(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)$',
                                                                    '',
                                                                    'g'
                                                                  ),
                                                                  '！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅()[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                                  '!"#$%&''*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ（\）^_`abcdefghijklmnopqrstuvwxyz（|）~                   --------·····（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）'
                                                                ),
                                                                ' +',
                                                                ' ',
                                                                'g'
                                                              ),
                                                              '^ | $',
                                                              '',
                                                              'g'
                                                            ),
                                                            '[^ -~À-ÖØ-öø-ſ（）·]'
                                                          )
                                                          THEN REPLACE(
                                                            REGEXP_REPLACE(
                                                              REGEXP_REPLACE(
                                                                TRANSLATE(
                                                                  REGEXP_REPLACE(
                                                                    REGEXP_REPLACE(
                                                                      REGEXP_REPLACE(
                                                                        REGEXP_REPLACE("t15"."counterparty_name", '[\x00-\x1f\x7f]+', ' ', 'g'),
                                                                        '[­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿]',
                                                                        '',
                                                                        'g'
                                                                      ),
                                                                      '^[ \x09\x0a\x0b\x0c\x0d                 　]+|[ \x09\x0a\x0b\x0c\x0d                 　]+$',
                                                                      '',
                                                                      'g'
                                                                    ),
                                                                    '^(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)$',
                                                                    '',
                                                                    'g'
                                                                  ),
                                                                  '！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅()[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                                  '!"#$%&''*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ（\）^_`abcdefghijklmnopqrstuvwxyz（|）~                   --------·····（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）'
                                                                ),
                                                                ' +',
                                                                ' ',
                                                                'g'
                                                              ),
                                                              '^ | $',
                                                              '',
                                                              'g'
                                                            ),
                                                            ' ',
                                                            ''
                                                          )
                                                          ELSE REGEXP_REPLACE(
                                                            REGEXP_REPLACE(
                                                              TRANSLATE(
                                                                REGEXP_REPLACE(
                                                                  REGEXP_REPLACE(
                                                                    REGEXP_REPLACE(
                                                                      REGEXP_REPLACE("t15"."counterparty_name", '[\x00-\x1f\x7f]+', ' ', 'g'),
                                                                      '[­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿]',
                                                                      '',
                                                                      'g'
                                                                    ),
                                                                    '^[ \x09\x0a\x0b\x0c\x0d                 　]+|[ \x09\x0a\x0b\x0c\x0d                 　]+$',
                                                                    '',
                                                                    'g'
                                                                  ),
                                                                  '^(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)$',
                                                                  '',
                                                                  'g'
                                                                ),
                                                                '！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～                 　‐‑‒–—―−﹣•‧・∙⋅()[]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺',
                                                                '!"#$%&''*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ（\）^_`abcdefghijklmnopqrstuvwxyz（|）~                   --------·····（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）（）'
                                                              ),
                                                              ' +',
                                                              ' ',
                                                              'g'
                                                            ),
                                                            '^ | $',
                                                            '',
                                                            'g'
                                                          )
                                                        END
                                                        ELSE NULL
                                                      END AS "counterparty_name__given",
                                                      CASE
                                                        WHEN "t15"."text__careful"
                                                        THEN REGEXP_REPLACE(
                                                          REGEXP_REPLACE(
                                                            REGEXP_REPLACE(
                                                              REGEXP_REPLACE("t15"."facts", '[\x00-\x1f\x7f]+', ' ', 'g'),
                                                              '[­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿]',
                                                              '',
                                                              'g'
                                                            ),
                                                            '^[ \x09\x0a\x0b\x0c\x0d                 　]+|[ \x09\x0a\x0b\x0c\x0d                 　]+$',
                                                            '',
                                                            'g'
                                                          ),
                                                          '^(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)$',
                                                          '',
                                                          'g'
                                                        )
                                                        ELSE NULL
                                                      END AS "facts__given"
                                                    FROM (
                                                      SELECT
                                                        "t14"."source_row",
                                                        "t14"."sheet",
                                                        "t14"."counterparty_name",
                                                        "t14"."counterparty_code",
                                                        "t14"."facts",
                                                        "t14"."fine_yuan",
                                                        "t14"."decided_on",
                                                        "t14"."counterparty_code__formed",
                                                        "t14"."counterparty_code__flaws",
                                                        "t14"."text__careful",
                                                        "t14"."counterparty_name__careful",
                                                        CASE
                                                          WHEN REGEXP_MATCHES("t14"."fine_yuan", '^[0-9]{1,8}([.][0-9]{1,6})?$')
                                                          THEN CAST(CAST("t14"."fine_yuan" AS DECIMAL(18, 6)) * 10000 AS DECIMAL(18, 2))
                                                          ELSE NULL
                                                        END AS "fine_yuan__usual",
                                                        CASE
                                                          WHEN REGEXP_MATCHES("t14"."decided_on", '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$')
                                                          THEN TRY_CAST("t14"."decided_on" AS DATE)
                                                          WHEN REGEXP_MATCHES("t14"."decided_on", '^[1-9][0-9]{7}$')
                                                          THEN TRY_CAST(CONCAT_WS(
                                                            '-',
                                                            SUBSTRING("t14"."decided_on", 1, 4),
                                                            SUBSTRING("t14"."decided_on", 5, 2),
                                                            SUBSTRING("t14"."decided_on", 7, 2)
                                                          ) AS DATE)
                                                          ELSE NULL
                                                        END AS "decided_on__usual"
                                                      FROM (
                                                        SELECT
                                                          "t13"."source_row",
                                                          "t13"."sheet",
                                                          "t13"."counterparty_name",
                                                          "t13"."counterparty_code",
                                                          "t13"."facts",
                                                          "t13"."fine_yuan",
                                                          "t13"."decided_on",
                                                          "t13"."counterparty_code__formed",
                                                          "t13"."counterparty_code__flaws",
                                                          REGEXP_MATCHES(
                                                            CONCAT_WS('|', "t13"."facts"),
                                                            '[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl ()‐‑‒–—―−－﹣•‧・∙⋅._/·:~-]{5,}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIlXx×ⅩХⅹх]|[(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹](?:0[0-9]{2,3}|1[3-9][0-9])[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺]|[0-9][(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹][0-9]{3,8}[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺][ -]?[0-9]|[0-9A-Za-z]@|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|[Qq][Qq]|扣扣|微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]|[VvWw][Xx]|住|户籍|单元|[0-9 ()-][（）－．／：＿～]|(?:^|[|])[￥0-9ANY][-/.,:0-9A-Z年月日号百千万亿元圆整 ]*(?:[|]|$)|[０１２３４５６７８９＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ\x09\x0a\x0b\x0c\x0d                 　\x09\x0a\x0b\x0c\x0d                 　­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿]|[\x00-\x1f\x7f"\\]|(?:^|[|]) | (?:[|]|$)|(?:^|[|])(?:\*|\*\*\*|\-|\-\-|\.|/|0|00000|[xX][xX][xX]公司|[xX][xX]公司|\\|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|[tT][eE][sS][tT]|[xX][xX][xX]|[xX][xX][xX]公司|[xX][xX]公司|××公司|—|——|。|不详|无|暂无|未知|某公司|某单位|某某公司|某某单位|样例|样本数据|没有|测试|测试企业|测试公司|测试单位|测试数据|测试记录|空)(?:[|]|$)'
                                                          ) AS "text__careful",
                                                          COALESCE(
                                                            REGEXP_MATCHES(
                                                              "t13"."counterparty_name",
                                                              '[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl][0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl ()‐‑‒–—―−－﹣•‧・∙⋅._/·:~-]{7,}[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIlXx×ⅩХⅹх]|[(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹](?:0[0-9]{2,3}|1[3-9][0-9])[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺]|[0-9][(\[{（［｛〔【〖〈《「『﹙﹛﹝〘〚｟❨❲❴⟦⟨⟪⟬︵︷︹][0-9]{3,8}[)\]}）］｝〕】〗〉》」』﹚﹜﹞〙〛｠❩❳❵⟧⟩⟫⟭︶︸︺][ -]?[0-9]|[EGHM][A-Z]?[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿OoIl]{3}|[0-9A-Za-z]@|[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|[Qq][Qq]|扣扣|微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]|[VvWw][Xx]|住|户籍|单元|电话|座机|传真|[Tt][Ee][Ll]|[账帐]|卡号|居留|曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称|(?:^|[|])[￥0-9ANY][-/.,:0-9A-Z年月日号百千万亿元圆整 ]*(?:[|]|$)|[！＂＃＄％＆＇＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～\x09\x0a\x0b\x0c\x0d                 　‐‑‒–—―−﹣•‧・∙⋅()\[\]{}〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺ ,、;；|/／­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿]|[\x00-\x1f\x7f"\\]|(?:^|[|]) | (?:[|]|$)|(?:^|[|])(?:\*|\*\*\*|\-|\-\-|\.|/|0|00000|[xX][xX][xX]公司|[xX][xX]公司|\\|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|[tT][eE][sS][tT]|[xX][xX][xX]|[xX][xX][xX]公司|[xX][xX]公司|××公司|—|——|。|不详|无|暂无|未知|某公司|某单位|某某公司|某某单位|样例|样本数据|没有|测试|测试企业|测试公司|测试单位|测试数据|测试记录|空)(?:[|]|$)'
                                                            ),
                                                            FALSE
                                                          ) AS "counterparty_name__careful"
                                                        FROM (
                                                          SELECT
                                                            "t12"."source_row",
                                                            "t12"."sheet",
                                                            "t12"."counterparty_name",
                                                            "t12"."counterparty_code",
                                                            "t12"."facts",
                                                            "t12"."fine_yuan",
                                                            "t12"."decided_on",
                                                            "t12"."counterparty_code__formed",
                                                            COALESCE("t12"."counterparty_code__flaws", 0) AS "counterparty_code__flaws"
                                                          FROM (
                                                            SELECT
                                                              "t11".*
                                                              EXCLUDE ("cell")
                                                            FROM (
                                                              SELECT
                                                                "t5"."source_row",
                                                                "t5"."sheet",
                                                                "t5"."counterparty_name",
                                                                "t5"."counterparty_code",
                                                                "t5"."facts",
                                                                "t5"."fine_yuan",
                                                                "t5"."decided_on",
                                                                "t10"."cell",
                                                                "t10"."counterparty_code__formed",
                                                                "t10"."counterparty_code__flaws"
                                                              FROM (
                                                                SELECT
                                                                  "t1"."source_row",
                                                                  "t1"."sheet",
                                                                  "t1"."counterparty_name",
                                                                  "t1"."counterparty_code",
                                                                  "t1"."facts",
                                                                  "t1"."fine_yuan",
                                                                  "t1"."decided_on"
                                                                FROM (
                                                                  SELECT
                                                                    *
                                                                  FROM "staged" AS "t0"
                                                                ) AS "t1"
                                                              ) AS "t5"
                                                              LEFT OUTER JOIN (
                                                                SELECT
                                                                  "t8"."cell",
                                                                  "t8"."counterparty_code__formed",
                                                                  CASE
                                                                    WHEN (
                                                                      "t8"."counterparty_code__flaws" & 7
                                                                    ) = 0
                                                                    THEN "t8"."counterparty_code__flaws"
                                                                    WHEN REGEXP_MATCHES("t8"."counterparty_code__formed", '[*•●?]{2}|X{4}')
                                                                    AND REGEXP_MATCHES(
                                                                      "t8"."counterparty_code__formed",
                                                                      '^(?:11|12|13|19|21|29|31|32|33|34|35|39|41|49|51|52|53|59|61|62|69|71|72|79|81|89|91|92|93|A1|A9|N1|N2|N3|N9|Y1|[0-9A-HJ-NPQRTUWXY]?[*•●?X])[0-9A-HJ-NPQRTUWXY*•●?]{13,18}$'
                                                                    )
                                                                    AND REGEXP_MATCHES("t8"."counterparty_code__formed", '^9|[A-HJ-NPQRTUWY]')
                                                                    THEN 32
                                                                    ELSE "t8"."counterparty_code__flaws"
                                                                  END AS "counterparty_code__flaws"
                                                                FROM (
                                                                  SELECT
                                                                    "t7"."cell",
                                                                    "t7"."counterparty_code__formed",
                                                                    CASE
                                                                      WHEN "t7"."counterparty_code__formed" IS NULL
                                                                      THEN 0
                                                                      WHEN REGEXP_MATCHES("t7"."counterparty_code__formed", '^[0-9A-HJ-NPQRTUWXY]{18}$')
                                                                      THEN CASE
                                                                        WHEN NOT (
                                                                          SUBSTRING(
                                                                            '0YXWUTRQPNMLKJHGFEDCBA987654321',
                                                                            (
                                                                              (
                                                                                (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 1, 1)
                                                                                    ) - 1
                                                                                  ) * 1
                                                                                ) + 0 + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 2, 1)
                                                                                    ) - 1
                                                                                  ) * 3
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 3, 1)
                                                                                    ) - 1
                                                                                  ) * 9
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 4, 1)
                                                                                    ) - 1
                                                                                  ) * 27
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 5, 1)
                                                                                    ) - 1
                                                                                  ) * 19
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 6, 1)
                                                                                    ) - 1
                                                                                  ) * 26
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 7, 1)
                                                                                    ) - 1
                                                                                  ) * 16
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 8, 1)
                                                                                    ) - 1
                                                                                  ) * 17
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 9, 1)
                                                                                    ) - 1
                                                                                  ) * 20
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 10, 1)
                                                                                    ) - 1
                                                                                  ) * 29
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 11, 1)
                                                                                    ) - 1
                                                                                  ) * 25
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 12, 1)
                                                                                    ) - 1
                                                                                  ) * 13
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 13, 1)
                                                                                    ) - 1
                                                                                  ) * 8
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 14, 1)
                                                                                    ) - 1
                                                                                  ) * 24
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 15, 1)
                                                                                    ) - 1
                                                                                  ) * 10
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 16, 1)
                                                                                    ) - 1
                                                                                  ) * 30
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHJKLMNPQRTUWXY',
                                                                                      SUBSTRING("t7"."counterparty_code__formed", 17, 1)
                                                                                    ) - 1
                                                                                  ) * 28
                                                                                )
                                                                              ) % 31
                                                                            ) + 1,
                                                                            1
                                                                          ) = SUBSTRING("t7"."counterparty_code__formed", 18, 1)
                                                                        )
                                                                        THEN 4
                                                                        ELSE 0
                                                                      END + CASE
                                                                        WHEN NOT (
                                                                          SUBSTRING("t7"."counterparty_code__formed", 1, 2) IN (
                                                                            '11',
                                                                            '12',
                                                                            '13',
                                                                            '19',
                                                                            '21',
                                                                            '29',
                                                                            '31',
                                                                            '32',
                                                                            '33',
                                                                            '34',
                                                                            '35',
                                                                            '39',
                                                                            '41',
                                                                            '49',
                                                                            '51',
                                                                            '52',
                                                                            '53',
                                                                            '59',
                                                                            '61',
                                                                            '62',
                                                                            '69',
                                                                            '71',
                                                                            '72',
                                                                            '79',
                                                                            '81',
                                                                            '89',
                                                                            '91',
                                                                            '92',
                                                                            '93',
                                                                            'A1',
                                                                            'A9',
                                                                            'N1',
                                                                            'N2',
                                                                            'N3',
                                                                            'N9',
                                                                            'Y1'
                                                                          )
                                                                        )
                                                                        THEN 8
                                                                        ELSE 0
                                                                      END + CASE
                                                                        WHEN NOT (
                                                                          SUBSTRING(
                                                                            '0X987654321',
                                                                            (
                                                                              (
                                                                                (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 1, 1)
                                                                                    ) - 1
                                                                                  ) * 3
                                                                                ) + 0 + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 2, 1)
                                                                                    ) - 1
                                                                                  ) * 7
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 3, 1)
                                                                                    ) - 1
                                                                                  ) * 9
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 4, 1)
                                                                                    ) - 1
                                                                                  ) * 10
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 5, 1)
                                                                                    ) - 1
                                                                                  ) * 5
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 6, 1)
                                                                                    ) - 1
                                                                                  ) * 8
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 7, 1)
                                                                                    ) - 1
                                                                                  ) * 4
                                                                                ) + (
                                                                                  (
                                                                                    STRPOS(
                                                                                      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
                                                                                      SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 8, 1)
                                                                                    ) - 1
                                                                                  ) * 2
                                                                                )
                                                                              ) % 11
                                                                            ) + 1,
                                                                            1
                                                                          ) = SUBSTRING(SUBSTRING("t7"."counterparty_code__formed", 9, 9), 9, 1)
                                                                        )
                                                                        THEN 16
                                                                        ELSE 0
                                                                      END
                                                                      ELSE CASE WHEN LENGTH("t7"."counterparty_code__formed") <> 18 THEN 1 ELSE 0 END + CASE
                                                                        WHEN REGEXP_MATCHES("t7"."counterparty_code__formed", '[^0123456789ABCDEFGHJKLMNPQRTUWXY]')
                                                                        THEN 2
                                                                        ELSE 0
                                                                      END
                                                                    END AS "counterparty_code__flaws"
                                                                  FROM (
                                                                    SELECT
                                                                      "t6"."cell",
                                                                      CASE
                                                                        WHEN REGEXP_MATCHES(
                                                                          "t6"."cell",
                                                                          '^[\x00-\x1f\x7f­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　 ]*(?:\-|\-\-|\\[nN]|[nN]/[aA]|[nN][aA][nN]|[nN][oO][nN][eE]|[nN][uU][lL][lL]|—|——)?[\x00-\x1f\x7f­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　 ]*$'
                                                                        )
                                                                        THEN NULL
                                                                        ELSE CASE
                                                                          WHEN REGEXP_MATCHES("t6"."cell", '^[0-9A-Z]+$')
                                                                          THEN "t6"."cell"
                                                                          ELSE NULLIF(
                                                                            UPPER(
                                                                              TRANSLATE(
                                                                                REGEXP_REPLACE(
                                                                                  "t6"."cell",
                                                                                  '[­͏؜᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩⃣︎️﻿\x09\x0a\x0b\x0c\x0d                 　‐‑‒–—―−－﹣ ''’＇-]',
                                                                                  '',
                                                                                  'g'
                                                                                ),
                                                                                '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
                                                                                '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
                                                                              )
                                                                            ),
                                                                            ''
                                                                          )
                                                                        END
                                                                      END AS "counterparty_code__formed"
                                                                    FROM (
                                                                      SELECT DISTINCT
                                                                        *
                                                                      FROM (
                                                                        SELECT
                                                                          "t2"."counterparty_code" AS "cell"
                                                                        FROM (
                                                                          SELECT
                                                                            *
                                                                          FROM "staged" AS "t0"
                                                                          WHERE
                                                                            "t0"."counterparty_code" IS NOT NULL
                                                                        ) AS "t2"
                                                                      ) AS "t4"
                                                                    ) AS "t6"
                                                                  ) AS "t7"
                                                                ) AS "t8"
                                                              ) AS "t10"
                                                                ON "t5"."counterparty_code" = "t10"."cell"
                                                            ) AS "t11"
                                                          ) AS "t12"
                                                        ) AS "t13"
                                                      ) AS "t14"
                                                    ) AS "t15"
                                                  ) AS "t16"
                                                ) AS "t17"
                                              ) AS "t18"
                                            ) AS "t19"
                                          ) AS "t20"
                                        ) AS "t21"
                                      ) AS "t22"
                                    ) AS "t23"
                                  ) AS "t24"
                                ) AS "t25"
                              ) AS "t26"
                            ) AS "t27"
                          ) AS "t28"
                        ) AS "t29"
                      ) AS "t30"
                    ) AS "t31"
                  ) AS "t32"
                ) AS "t33"
              ) AS "t34"
            ) AS "t35"
          ) AS "t36"
        ) AS "t37"
      ) AS "t38"
    ) AS "t39"
  ) AS "t40"
) AS "t41"
