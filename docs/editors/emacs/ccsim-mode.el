;;; ccsim-mode.el --- Scenarios of contact-center failovers  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1"))

;;; Commentary:

;; File type, comments, colours, indentation and the language server for .ccsim files, for Emacs 28 and later.
;; Put this file into a folder of your `load-path', and (require 'ccsim-mode) into your init file.
;; The language server is started by M-x eglot or, if you use lsp-mode, by M-x lsp.
;; M-x ccsim-run runs the scenarios of a file, and M-x compile looks for its mistakes.

;;; Code:

(defgroup ccsim nil
  "Scenarios of contact-center failovers."
  :group 'languages)

(defcustom ccsim-command '("ccsim")
  "How the command line of CCSim is started: a program and its first arguments."
  :type '(repeat string)
  :group 'ccsim)

(defcustom ccsim-indent-width 4
  "By how many columns a block is indented."
  :type 'integer
  :safe #'integerp
  :group 'ccsim)

(defconst ccsim-keywords
  '("Listener" "abandoned" "abandoning" "accept" "accepts" "acd" "active" "after" "again" "agent" "agents" "always"
    "answer" "answered" "answering" "answers" "application" "are" "arrived" "aspect" "assigns" "at" "autostart"
    "available" "backup" "balancer" "become" "becomes" "been" "before" "bridge" "busy" "by" "call" "calls" "case"
    "change" "chat" "cic" "cim" "cmi" "contact" "controller" "credentials" "cti" "cut" "database" "desktop"
    "deviation" "disabled" "does" "domain" "duplexed" "duration" "email" "end" "ended" "ends" "event" "eventually"
    "every" "exactly" "expect" "exponential" "extends" "fail" "fails" "file" "finesse" "for" "forgets" "fragment"
    "from" "gateway" "group" "handle" "handled" "has" "hold" "holds" "import" "in" "include" "interrupted"
    "interruptible" "interval" "invalid" "is" "lasting" "least" "less" "license" "life" "limit" "link" "load" "log"
    "logged" "logger" "lognormal" "logon" "logout" "logs" "manager" "manual" "max" "mean" "media" "messaging"
    "misses" "missing" "more" "most" "mr" "network" "never" "no" "normal" "not" "objects" "of" "off" "offered" "on"
    "opc" "other" "out" "param" "partially" "path" "pause" "paused" "pauses" "peripheral" "pim" "private" "public"
    "queue" "ready" "real-time" "received" "receives" "recreated" "redirected" "refuses" "rejected" "release"
    "report" "reported" "resends" "reserved" "resources" "restart" "restore" "resume" "resumes" "retrieve"
    "retrieves" "router" "says" "scenario" "scripts" "seed" "sends" "sent" "server" "serves" "services" "sessions"
    "set" "simplex" "size" "skill" "start" "state" "states" "status" "stop" "stops" "succeeds" "sync" "synchronized"
    "talk" "task" "tasks" "team" "telephony" "terminated" "than" "time" "timeout" "times" "to" "topology" "trusted"
    "unified-cm" "unreported" "up" "valid" "voice" "wait" "waited" "was" "web" "were" "while" "with" "within"
    "without" "work" "wrap")
  "The words of the language, as in its grammar.
Words in capitals are states and messages.")

(defconst ccsim-font-lock-keywords
  `((,(regexp-opt ccsim-keywords 'symbols) . font-lock-keyword-face)
    ("\\_<[A-Z]\\{2,\\}\\(?:_[A-Z]+\\)*\\_>" . font-lock-constant-face)
    ("\\.\\(A\\|B\\|desktop\\|router\\|logger\\|opc\\|telephony\\|EAAS\\|Listener\\|DX\\|RX\\)\\_>" 1 font-lock-builtin-face t)
    ("\\_<[0-9][[:alnum:].%/]*" . font-lock-constant-face)))

(defvar ccsim-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?' "." table)
    ;; Names may have hyphens.
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    table)
  "Comments, strings and names of the language.")

(defun ccsim-indent-line ()
  "Indent a line by the braces that it is within."
  (interactive)
  (let* ((depth (save-excursion
                  (back-to-indentation)
                  (max 0 (- (car (syntax-ppss)) (if (eq (char-after) ?}) 1 0)))))
         (column (* depth ccsim-indent-width)))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

(defun ccsim-shell-command (command &rest arguments)
  "Answer the line that runs COMMAND of CCSim with ARGUMENTS in a shell."
  (mapconcat #'shell-quote-argument (append ccsim-command (list command) arguments) " "))

(defun ccsim-run ()
  "Run the scenarios of this file: see what happens, when and why."
  (interactive)
  (save-buffer)
  (compile (ccsim-shell-command "run" (file-name-nondirectory buffer-file-name))))

;;;###autoload
(define-derived-mode ccsim-mode prog-mode "CCSim"
  "Scenarios of contact-center failovers."
  (setq-local comment-start "// "
              comment-end ""
              comment-start-skip "\\(?://+\\|/\\*+\\)\\s-*"
              font-lock-defaults '(ccsim-font-lock-keywords)
              indent-tabs-mode nil
              tab-width ccsim-indent-width
              indent-line-function #'ccsim-indent-line)
  (when buffer-file-name
    (setq-local compile-command (ccsim-shell-command "check" (file-name-nondirectory buffer-file-name)))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.ccsim\\'" . ccsim-mode))

(defvar eglot-server-programs)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'ccsim-mode (lambda (&rest _) (append ccsim-command '("lsp" "--stdio"))))))

(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(defvar lsp-language-id-configuration)

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(ccsim-mode . "ccsim"))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () (append ccsim-command '("lsp" "--stdio"))))
    :activation-fn (lsp-activate-on "ccsim")
    :server-id 'ccsim)))

(provide 'ccsim-mode)
;;; ccsim-mode.el ends here
