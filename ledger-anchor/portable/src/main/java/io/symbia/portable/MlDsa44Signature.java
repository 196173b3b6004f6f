package io.symbia.portable;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Verifies a signature without a context, as the JDK's own does. Made by the JDK by name. */
public final class MlDsa44Signature extends SignatureSpi {
    private final MLDSASigner verifier = new MLDSASigner();

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        if (!(key instanceof MlDsa44Keys.EncodedKey encoded))
            throw new InvalidKeyException("keys of others are not taken");
        verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, encoded.withoutPrefix()));
    }

    @Override
    protected void engineUpdate(byte octet) {
        verifier.update(octet);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) {
        verifier.update(octets, offset, length);
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        return verifier.verifySignature(signature);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        throw new InvalidKeyException("nothing is signed here");
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        throw new SignatureException("nothing is signed here");
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException("there are no parameters");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException("there are no parameters");
    }
}
