package io.symbia.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.HsCode;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.money.CreditorReference;
import io.symbia.events.words.money.Iban;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.party.Uscc;
import io.symbia.events.words.transport.AirWaybill;
import io.symbia.events.words.transport.ContainerNumber;
import io.symbia.events.words.transport.PostalItemId;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.events.words.transport.VesselImo;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The identifiers that are one text, with published examples of good ones, and the bad ones beside them. */
class IdentifiersTest {
    private static final Map<String, Function<String, ?>> CONSTRUCTORS = Map.ofEntries(
            Map.entry("Gtin", Gtin::new),
            Map.entry("Gln", Gln::new),
            Map.entry("Sscc", Sscc::new),
            Map.entry("Lot", Lot::new),
            Map.entry("HsCode", HsCode::new),
            Map.entry("UnitOfMeasure", UnitOfMeasure::new),
            Map.entry("ContainerNumber", ContainerNumber::new),
            Map.entry("VesselImo", VesselImo::new),
            Map.entry("AirWaybill", AirWaybill::new),
            Map.entry("PostalItemId", PostalItemId::new),
            Map.entry("UnLocode", UnLocode::new),
            Map.entry("Iban", Iban::new),
            Map.entry("CreditorReference", CreditorReference::new),
            Map.entry("Uetr", Uetr::new),
            Map.entry("ParticipantId", ParticipantId::new),
            Map.entry("Lei", Lei::new),
            Map.entry("Uscc", Uscc::new),
            Map.entry("CountryCode", CountryCode::new));

    @ParameterizedTest
    @CsvSource({
        "Gtin, 09506000134352",
        "Gtin, 09506000134369",
        "Gtin, 19506000134366",
        "Gln, 9506000134307",
        "Gln, 9506000134314",
        "Sscc, 395060000000000016",
        "Lot, ZJ2611A",
        "Lot, A",
        "Lot, 12345678901234567890",
        "Lot, a/b?c\"d%e",
        "HsCode, 090210",
        "HsCode, 09021000",
        "HsCode, 0902100090",
        "UnitOfMeasure, KGM",
        "UnitOfMeasure, H87",
        "UnitOfMeasure, XCT",
        "UnitOfMeasure, 5B",
        "ContainerNumber, CSQU3054383",
        "VesselImo, 9074729",
        "AirWaybill, 17212345675",
        "PostalItemId, RA123456785CN",
        "PostalItemId, LX400012340NL",
        "UnLocode, CNNGB",
        "UnLocode, DEHAM",
        "UnLocode, NLRTM",
        "UnLocode, USA23",
        "Iban, GB82WEST12345698765432",
        "CreditorReference, RF18539007547034",
        "Uetr, 8a562c67-ca16-48ba-b074-65581be6f001",
        "ParticipantId, a",
        "ParticipantId, 9.Z_z-0",
        "ParticipantId, symbia:supply-chain",
        "Lei, 529900T8BM49AURSDO55",
        "Lei, 9999ZJTEACOOP0000161",
        "Lei, 9999TEEHAUSHH0000285",
        "Lei, 9999OWNLRTM000000391",
        "Lei, 9999NGBBANK000000421",
        "Uscc, 91330100799655058B",
        "CountryCode, CN",
        "CountryCode, DE",
    })
    void acceptsAndWritesAGoodOne(String type, String text) {
        Object value = CONSTRUCTORS.get(type).apply(text);

        assertThat(value).hasToString(text);
        String json = JsonMapper.shared().writeValueAsString(value);
        assertThat(JsonMapper.shared().readValue(json, value.getClass())).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "Gtin, 09506000134353",
        "Gtin, 0950600013435",
        "Gtin, 095060001343520",
        "Gtin, ''",
        "Gtin, 0950600013435X",
        "Gtin, ٠9506000134352",
        "Gln, 9506000134308",
        "Gln, 09506000134307",
        "Sscc, 395060000000000017",
        "Sscc, 39506000000000001",
        "Lot, ''",
        "Lot, 123456789012345678901",
        "Lot, 'A B'",
        "Lot, ZJ#1",
        "Lot, 茶1",
        "HsCode, 09021",
        "HsCode, 0902100",
        "HsCode, 090210000",
        "HsCode, 09021000901",
        "HsCode, 000000",
        "HsCode, 770100",
        "HsCode, 0902.10",
        "UnitOfMeasure, K",
        "UnitOfMeasure, KGMS",
        "UnitOfMeasure, kgm",
        "ContainerNumber, TCLU4265727",
        "ContainerNumber, CSQU3054384",
        "ContainerNumber, CSQA3054383",
        "ContainerNumber, CSQU305438",
        "VesselImo, 9074720",
        "VesselImo, 907472",
        "AirWaybill, 17212345676",
        "AirWaybill, 1721234567",
        "PostalItemId, RA123456784CN",
        "PostalItemId, RA12345678CN",
        "PostalItemId, ra123456785cn",
        "UnLocode, CNNG",
        "UnLocode, CNNG1",
        "UnLocode, CNNG0",
        "UnLocode, cnngb",
        "Iban, GB83WEST12345698765432",
        "Iban, GB82 WEST 1234 5698 7654 32",
        "Iban, GB82WEST123456",
        "CreditorReference, RF19539007547034",
        "CreditorReference, RF18",
        "Uetr, 8A562C67-CA16-48BA-B074-65581BE6F001",
        "Uetr, 8a562c67-ca16-18ba-b074-65581be6f001",
        "Uetr, 8a562c67-ca16-48ba-c074-65581be6f001",
        "ParticipantId, ''",
        "ParticipantId, .a",
        "ParticipantId, a/b",
        "ParticipantId, symbia:",
        "ParticipantId, Symbia:payment",
        "ParticipantId, other:payment",
        "Lei, 549300RH1YNTC2VSY834",
        "Lei, 529900T8BM49AURSDO5",
        "Lei, 529900t8bm49aursdo55",
        "Uscc, 91330100799655058C",
        "Uscc, 9133010079965505IB",
        "Uscc, 91330100799655058",
        "Lei, 9999ZJTEACOOP0008600",
        "Lei, 9999ZJTEACOOP0002101",
        "Lei, 9999ZJTEACOOP0005399",
        "Gtin, 00000000000000",
        "Gtin, 00000000",
        "Gln, 0000000000000",
        "Sscc, 000000000000000000",
        "CountryCode, cn",
        "CountryCode, CHN",
    })
    void refusesABadOne(String type, String text) {
        assertThatThrownBy(() -> CONSTRUCTORS.get(type).apply(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074",
        "036000291452, 00036000291452",
        "4006381333931, 04006381333931",
    })
    void writesEveryGtinInFourteenDigits(String given, String written) {
        assertThat(new Gtin(given)).hasToString(written).isEqualTo(new Gtin(written));
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void boundsAParticipantsId(int length, boolean accepted) {
        String id = "p".repeat(length);
        if (accepted) assertThat(new ParticipantId(id)).hasToString(id);
        else assertThatThrownBy(() -> new ParticipantId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"GB82WEST12345698765432", "9999ZJTEACOOP0000161"})
    void namesNoAccountInAMessage(String text) {
        String changed = text.substring(0, text.length() - 1) + (text.endsWith("2") ? "3" : "2");

        assertThatThrownBy(() -> new Iban(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(changed.substring(6));
    }
}
