package io.symbia.verifier.source;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something could not be read or written, in words: a file system and a connection often say it by the name of a class alone. */
public final class Failure {
    private Failure() {}

    /** The reason, to be put behind what could not be done. */
    public static String said(IOException failed) {
        return switch (failed) {
            case NoSuchFileException none -> "there is no " + none.getFile();
            case NotDirectoryException none -> none.getFile() + " is no folder";
            case AccessDeniedException denied -> denied.getFile() + " is not for this user";
            case FileSystemException other
            when other.getReason() == null -> "the file system refuses " + other.getFile();
            case UnknownHostException _ -> "no machine of that name is known";
            case HttpTimeoutException _ -> "no answer came in time";
            case ConnectException _ ->
                isUnresolved(failed) ? "no machine of that name is known" : "nobody listens there";
            case EOFException _ -> "the answer was cut short";
            default -> failed.getMessage() == null ? "the connection broke" : failed.getMessage();
        };
    }

    private static boolean isUnresolved(Throwable failed) {
        Throwable cause = failed;
        while (cause != null && !(cause instanceof UnresolvedAddressException)) cause = cause.getCause();
        return cause != null;
    }
}
